import type { Amount } from './format'
import type { Recharge, RechargeLine, Reconciliation } from './types'

/** One thing that happened to an order; `word` is a message key beneath `order`. */
export interface Happening {
  readonly at: string | undefined
  readonly word: 'asked' | 'attempt' | 'cash' | 'receipt' | 'receiptUnapplied' | 'credited' | 'refundAsked' | 'refundDone' | 'billLine' | 'difference' | 'closed'
  readonly tone: 'plain' | 'good' | 'wait' | 'bad'
  readonly amount?: Amount
  readonly channel?: string
  readonly number?: string
  readonly state?: { readonly of: string; readonly value: string }
  readonly fee?: Amount
  readonly bonusBack?: Amount
  readonly type?: string
  readonly why?: string
}

/** The life of an order in the order of time; what has no time of its own stands last. */
export function lifeOf({ recharge: order, attempts, receipts, refunds }: Recharge, reconciliation?: Reconciliation): Happening[] {
  const happenings: Happening[] = [
    { at: order.occurredAt, word: 'asked', tone: 'plain', amount: order.amount },
    ...attempts.map((attempt) => placed(attempt, order.occurredAt)),
    ...receipts.map(received),
    ...credit(order),
    ...refunds.flatMap(givenBack),
    ...(reconciliation ? compared(reconciliation) : []),
  ]
  if (order.status === 'CLOSED') happenings.push({ at: undefined, word: 'closed', tone: 'plain' })
  return happenings
    .map((happening, index) => ({ happening, index, at: happening.at ? Date.parse(happening.at) : Infinity }))
    .sort((one, other) => (one.at === other.at ? one.index - other.index : one.at - other.at))
    .map(({ happening }) => happening)
}

/** A bill's line has no time; one that is held in a difference stands where that was opened. */
function compared({ billLines, differences }: Reconciliation): Happening[] {
  const lines = billLines.map((line): Happening => ({
    at: differences.find((each) => each.id === line.differenceId)?.openedAt,
    word: 'billLine',
    tone: line.matched ? 'good' : 'wait',
    channel: line.channel,
    amount: line.amount,
    fee: line.fee,
  }))
  const opened = differences.map((each): Happening => ({
    at: each.openedAt,
    word: 'difference',
    tone: 'wait',
    type: each.type,
    state: { of: 'day.differenceState', value: each.status },
  }))
  return [...lines, ...opened]
}

function placed(attempt: Recharge['attempts'][number], at: string): Happening {
  return {
    at,
    word: 'attempt',
    tone: attempt.state === 'REFUSED' ? 'bad' : attempt.state === 'UNKNOWN' ? 'wait' : 'plain',
    channel: attempt.channel,
    number: attempt.channelOrderNumber,
    state: { of: 'order.attemptState', value: attempt.state },
    why: attempt.reason ?? undefined,
  }
}

function received(receipt: Recharge['receipts'][number]): Happening {
  const applied = receipt.applied === 'CARD'
  return {
    at: receipt.paidAt,
    word: applied ? 'receipt' : 'receiptUnapplied',
    tone: applied ? 'good' : 'wait',
    channel: receipt.channel,
    amount: receipt.amount,
    number: receipt.transactionId,
    why: receipt.why ?? undefined,
  }
}

function credit(order: RechargeLine): Happening[] {
  if (!order.confirmedAt) return []
  const word = order.payWith === 'CASH' ? 'cash' : 'credited'
  return [{ at: order.confirmedAt, word, tone: 'good', amount: order.amount }]
}

function givenBack(refund: Recharge['refunds'][number]): Happening[] {
  const asked: Happening = {
    at: refund.askedAt,
    word: 'refundAsked',
    tone: refund.state === 'FAILED' ? 'bad' : refund.state === 'REFUNDED' ? 'plain' : 'wait',
    amount: refund.amount,
    number: refund.id,
    state: { of: 'order.refundState', value: refund.state },
    why: refund.reason,
  }
  if (!refund.endedAt || refund.state !== 'REFUNDED') return [asked]
  return [asked, { at: refund.endedAt, word: 'refundDone', tone: 'good', amount: refund.amount, number: refund.channelRefundId ?? undefined, ...(refund.bonusBack.minor && { bonusBack: refund.bonusBack }) }]
}
