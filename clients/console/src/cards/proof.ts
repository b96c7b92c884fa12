import type { Schema } from '@larder/api'
import { computed, ref, watch, type Ref } from 'vue'
import { useSession } from '../session'

type Proof = Schema<'Proof'>

/** What a customer shows, told apart by its form; undefined while it is none of them. */
export function proofOf(typed: string): Proof | undefined {
  const read = typed.trim()
  if (/^\d{6}$/.test(read)) return { pin: read }
  if (/^70\d{16}$/.test(read)) return { paymentCode: read }
  if (/^[\da-f]{32}$/i.test(read)) return { secret: read.toLowerCase() }
  return undefined
}

/** The proof that a dialog asks for, unless the session may vouch for customers; forgotten whenever the dialog opens or closes. */
export function useProof(open: Ref<boolean>) {
  const session = useSession()
  const needed = computed(() => !session.may('POSSESSION_VOUCHED'))
  const typed = ref('')
  const proof = computed(() => (needed.value ? proofOf(typed.value) : undefined))
  const given = computed(() => !needed.value || !!proof.value)
  const forget = () => { typed.value = '' }
  watch(open, forget)
  return { needed, typed, given, forget, body: () => (proof.value ? { possession: proof.value } : {}) }
}
