import { expect, test } from 'vitest'
import { bonusOf, readThousandths, stateOf } from '../src/campaigns/campaigns'
import { inSpendOrder } from '../src/cards/lots'
import { daysAfter } from '../src/format'
import type { Lot } from '../src/types'

test('a campaign runs from its first day to its last', () => {
  const days = { firstDay: '2026-11-10', lastDay: '2026-11-20', endedAt: null }
  expect(['2026-11-09', '2026-11-10', '2026-11-20', '2026-11-21'].map((today) => stateOf(days, today))).toEqual(['PLANNED', 'RUNNING', 'RUNNING', 'OVER'])
  expect(stateOf({ ...days, endedAt: '2026-11-11T00:00:00Z' }, '2026-11-12')).toBe('ENDED')
})

test('a share is rounded down and cut to the most', () => {
  expect(bonusOf(9_999, { thousandths: 105 })).toBe(1_049)
  expect(bonusOf(100_000, { thousandths: 100, mostMinor: 5_000 })).toBe(5_000)
  expect(bonusOf(100_000, { fixedMinor: 1_000 })).toBe(1_000)
})

test('a share is typed in per cent with one decimal', () => {
  expect(['10', '10.5', '10.50', '0.1', '1000 %', '１0'].map((typed) => readThousandths(typed))).toEqual([100, 105, 105, 1, 10_000, undefined])
  expect(['0', '10.55', '1000.1', '', '-5', 'ten'].map((typed) => readThousandths(typed))).toEqual(Array(6).fill(undefined))
})

test('days are counted over the end of a month', () => {
  expect(daysAfter('2026-11-23', 29)).toBe('2026-12-22')
  expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28')
})

test('lots are spent by what ends first, then by priority, then by age', () => {
  const lot = (id: string, priority: number, expiresOn: string | null = null) => ({ id, priority, expiresOn }) as Lot
  const order = inSpendOrder([lot('c/00000001', 10), lot('c/00000002', 10), lot('c/00000003', 0), lot('c/00000004', 0, '2027-01-01'), lot('c/00000005', 0, '2026-12-01')])
  expect(order.map((each) => each.id.at(-1)).join('')).toBe('54312')
})
