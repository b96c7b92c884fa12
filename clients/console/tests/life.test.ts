import { expect, test } from 'vitest'
import { lifeOf } from '../src/life'
import type { Recharge, Reconciliation } from '../src/types'

const amount = { currency: 'CNY', minor: 10000 }

function recharge(change: Partial<Recharge>, line: Partial<Recharge['recharge']> = {}): Recharge {
  return {
    recharge: {
      id: 'rech_1', status: 'OCCURRED', cardId: 'card_1', amount, method: 'TILL', payWith: 'WECHAT', storeId: 'store_a', askedBy: 'staff_1',
      occurredAt: '2026-11-23T02:00:00Z', businessDate: '2026-11-23', ...line,
    },
    next: { kind: 'NONE' }, attempts: [], receipts: [], refunds: [], transfers: [], ...change,
  } as Recharge
}

const words = (order: Recharge) => lifeOf(order).map((each) => each.word)

test('a paid order is told in the order of time', () => {
  const order = recharge({
    attempts: [{ channelOrderNumber: 'A', channel: 'WECHAT', state: 'ENDED', janitorTries: 0 }],
    receipts: [{ channel: 'WECHAT', transactionId: 'T', amount, applied: 'CARD', paidAt: '2026-11-23T02:01:00Z', businessDate: '2026-11-23' }],
    refunds: [{ id: 'R', kind: 'RECHARGE', state: 'REFUNDED', amount, bonusBack: { currency: 'CNY', minor: 0 }, reason: 'x', askedAt: '2026-11-23T03:00:00Z', endedAt: '2026-11-23T03:01:00Z' }],
  }, { status: 'REFUNDED', confirmedAt: '2026-11-23T02:01:01Z' })
  expect(words(order)).toEqual(['asked', 'attempt', 'receipt', 'credited', 'refundAsked', 'refundDone'])
})

test('late money of a closed order is shown as not put on the card', () => {
  const order = recharge({
    receipts: [{ channel: 'WECHAT', transactionId: 'T', amount, applied: 'UNAPPLIED', why: 'LATE', paidAt: '2026-11-23T04:00:00Z', businessDate: '2026-11-23' }],
  }, { status: 'CLOSED' })
  expect(words(order)).toEqual(['asked', 'receiptUnapplied', 'closed'])
})

test('what the bill says stands at the end, a difference with its line', () => {
  const paid = recharge({}, { status: 'CONFIRMED', confirmedAt: '2026-11-23T02:01:01Z' })
  const line = { id: 'line_1', channel: 'WECHAT', billDate: '2026-11-23', row: 2, kind: 'PAYMENT', amount, fee: { currency: 'CNY', minor: 60 } } as const
  const opened = { id: 'diff_1', type: 'AMOUNT', channel: 'WECHAT', status: 'OPEN', openedAt: '2026-11-24T02:00:00Z' }
  const told = (reconciliation: object) => lifeOf(paid, reconciliation as Reconciliation).map((each) => `${each.word} ${each.tone}`)
  expect(told({ billLines: [{ ...line, matched: true }], differences: [] })).toEqual(['asked plain', 'credited good', 'billLine good'])
  expect(told({ billLines: [{ ...line, matched: false, differenceId: 'diff_1' }], differences: [opened] }))
    .toEqual(['asked plain', 'credited good', 'billLine wait', 'difference wait'])
})

test('cash is taken and credited in one', () => {
  expect(words(recharge({}, { status: 'CONFIRMED', payWith: 'CASH', confirmedAt: '2026-11-23T02:00:00Z' }))).toEqual(['asked', 'cash'])
})
