import { expect, test } from 'vitest'
import { kindOf, momentOf, sides } from '../src/books/books'
import { addsUp, canonical, verify } from '../src/books/certificate'
import type { SignedCertificate } from '../src/types'

const line = (account: string, debitsMinor: number, creditsMinor: number) => ({ account, debitsMinor, creditsMinor, debitsHeldMinor: 0, creditsHeldMinor: 0 })
const certificate: SignedCertificate['certificate'] = {
  type: 'larder-day-certificate', version: 1, businessDate: '2026-11-23', currency: 'CNY', transfers: 1, lanes: [{ lane: 1, batch: 2, hash: 'ab' }],
  trialBalance: [line('cash/drawer_a1', 100, 0), line('card/*/principal', 0, 100)], totals: { debitsMinor: 100, creditsMinor: 100, debitsHeldMinor: 0, creditsHeldMinor: 0 },
  cash: [{ channel: 'CASH', inMinor: 100, outMinor: 0, balanceMinor: 100 }],
}

test('accounts are told by their kind, and a balance stands on its side', () => {
  expect(['card/*/principal', 'receivable/wechat', 'bank/main'].map(kindOf)).toEqual(['card-principal', 'receivable', 'bank'])
  expect(sides({ currency: 'CNY', minor: -5 })).toEqual({ credit: { currency: 'CNY', minor: 5 } })
  expect(sides({ currency: 'CNY', minor: 0 })).toEqual({})
  expect(momentOf('2026-11-23T17:12')).toBe('2026-11-23T17:12:00+08:00')
})

test('what is signed has its members in order and no blanks', () => {
  expect(canonical({ b: [1, { z: null, a: '储' }], a: true })).toBe('{"a":true,"b":[1,{"a":"储","z":null}]}')
})

test('a certificate holds by its signature, and not when anything was changed', async () => {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']) as CryptoKeyPair
  const text = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  const pem = `-----BEGIN PUBLIC KEY-----\n${text(await crypto.subtle.exportKey('spki', pair.publicKey))}\n-----END PUBLIC KEY-----\n`
  const signature = text(await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(canonical(certificate))))
  const signed: SignedCertificate = { certificate, algorithm: 'Ed25519', keyId: 'k', signature }
  expect(await verify(signed, pem)).toBe('GOOD')
  expect(await verify({ ...signed, certificate: { ...certificate, transfers: 2 } }, pem)).toBe('BAD')
  expect(addsUp(certificate)).toBe(true)
  expect(addsUp({ ...certificate, trialBalance: certificate.trialBalance.slice(1) })).toBe(false)
})
