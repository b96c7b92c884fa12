import type { SignedCertificate } from '../types'

/** What a look at a signature found; a browser that cannot look says so. */
export type Signature = 'GOOD' | 'BAD' | 'UNCHECKED'

/** The RFC 8785 form of JSON whose numbers are whole and below 2^53, as all of a certificate's are. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))
}

/** Verifies a certificate with the public key, which is X.509 in PEM. */
export async function verify(signed: SignedCertificate, publicKeyPem: string): Promise<Signature> {
  // Only there where the page came over HTTPS, or from this machine.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle) return 'UNCHECKED'
  let key: CryptoKey
  try {
    key = await subtle.importKey('spki', bytesOf(publicKeyPem.replace(/-----[A-Z ]+-----|\s/g, '')), 'Ed25519', false, ['verify'])
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotSupportedError') return 'UNCHECKED'
    throw thrown
  }
  const content = new TextEncoder().encode(canonical(signed.certificate))
  return (await subtle.verify('Ed25519', key, bytesOf(signed.signature), content)) ? 'GOOD' : 'BAD'
}

/** Whether the trial balance that was signed adds up. */
export function addsUp({ trialBalance, totals }: SignedCertificate['certificate']): boolean {
  const sum = (of: 'debitsMinor' | 'creditsMinor' | 'debitsHeldMinor' | 'creditsHeldMinor') => trialBalance.reduce((all, line) => all + line[of], 0) === totals[of]
  return sum('debitsMinor') && sum('creditsMinor') && sum('debitsHeldMinor') && sum('creditsHeldMinor')
    && totals.debitsMinor === totals.creditsMinor && totals.debitsHeldMinor === totals.creditsHeldMinor
}
