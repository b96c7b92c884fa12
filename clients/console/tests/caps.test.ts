import { expect, test } from 'vitest'
import { capsOf, isCap, typedCaps } from '../src/staff/caps'

test('caps are typed in yuan and sent in fen', () => {
  expect(typedCaps({ RECHARGE: 50_000 })).toEqual({ RECHARGE: '500.00', REFUND_RECHARGE: '', SPEND: '' })
  expect(capsOf({ RECHARGE: '1,000', REFUND_RECHARGE: '0.5', SPEND: '' })).toEqual({ RECHARGE: 100_000, REFUND_RECHARGE: 50 })
})

test('an emptied field takes the cap away, one without a field stays', () => {
  expect(capsOf(typedCaps(), { RECHARGE: 1, CASH_COUNT: 7 })).toEqual({ CASH_COUNT: 7 })
})

test('zero and half a fen are no caps', () => {
  expect(['', ' ', '0.01', '300'].every(isCap)).toBe(true)
  expect(['0', '-5', '0.001', 'ten'].some(isCap)).toBe(false)
})
