import { proofOf } from '../cards/proof'
import { hintFor, type CardNumberHint } from '../cardNumber'
import { readAmount } from '../format'
import type { Proof } from '../types'

/** What was entered for one card of a sale; an empty amount is the rest of the sale. */
export interface Tender {
  readonly id: number
  card: string
  proof: string
  amount: string
}

/** How a sale is paid, as it is sent. */
export interface Paying {
  readonly cards: { cardNumber?: string; amount: { currency: string; minor: number }; possession?: Proof }[]
  readonly cashMinor: number
}

const CURRENCY = 'CNY'
const PAYMENT_CODE = /^70\d{16}$/

/** A customer's payment code names its card and proves it as well. */
export function isPaymentCode(digits: string): boolean {
  return PAYMENT_CODE.test(digits)
}

/** What is to say about a card's field while it is typed: a payment code is as good as a number. */
export function tenderHint(digits: string): CardNumberHint | 'CODE' | 'CODE_MORE' {
  if (isPaymentCode(digits)) return 'CODE'
  return digits.startsWith('70') && digits.length < 18 ? 'CODE_MORE' : hintFor(digits)
}

/** Whether a card was named by its number alone and has to be proven apart. */
export function wantsProof(tender: Tender, vouched: boolean): boolean {
  return !vouched && !isPaymentCode(tender.card)
}

/** What each card pays, in minor units: what was typed, and the rest where one was left empty; undefined while it does not add up. */
export function shares(totalMinor: number, cashMinor: number, typed: readonly string[]): number[] | undefined {
  const read = typed.map((each) => (each.trim() ? readAmount(each, CURRENCY)?.minor : 0))
  if (read.some((each) => each === undefined)) return undefined
  const amounts = read as number[]
  const empty = typed.flatMap((each, index) => (each.trim() ? [] : [index]))
  const rest = totalMinor - cashMinor - amounts.reduce((sum, each) => sum + each, 0)
  if (empty.length > 1) return undefined
  const paid = amounts.map((each, index) => (index === empty[0] ? rest : each))
  return paid.every((each) => each > 0) && paid.reduce((sum, each) => sum + each, cashMinor) === totalMinor ? paid : undefined
}

/** The sale as it is sent; undefined while something is missing, doubled or does not add up. */
export function payingOf(totalMinor: number, cashMinor: number, tenders: readonly Tender[], vouched: boolean): Paying | undefined {
  const amounts = shares(totalMinor, cashMinor, tenders.map((each) => each.amount))
  if (!amounts || totalMinor <= 0 || new Set(tenders.map((each) => each.card)).size < tenders.length) return undefined
  const cards: Paying['cards'] = []
  for (const [index, tender] of tenders.entries()) {
    const amount = { currency: CURRENCY, minor: amounts[index] ?? 0 }
    const proof = wantsProof(tender, vouched) ? proofOf(tender.proof) : undefined
    if (isPaymentCode(tender.card)) cards.push({ amount, possession: { paymentCode: tender.card } })
    else if (hintFor(tender.card) !== 'GOOD' || (wantsProof(tender, vouched) && !proof)) return undefined
    else cards.push({ cardNumber: tender.card, amount, ...(proof && { possession: proof }) })
  }
  return { cards, cashMinor }
}
