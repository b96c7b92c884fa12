import { describe, expect, test } from 'vitest'
import { changeDue, next, type Asked, type TillEvent, type TillOrder, type TillState } from '../src/till/machine'

const yuan = (minor: number) => ({ currency: 'CNY', minor })
const asked: Asked = { cardNumber: '9001000000001230', amount: yuan(10000), payWith: 'WECHAT', storeId: 'store_a' }
const order = (status: string, id = 'rech_1'): TillOrder => ({ id, status })
const ENTRY: TillState = { at: 'ENTRY' }

function after(...events: TillEvent[]): TillState {
  return events.reduce(next, ENTRY)
}

const ask: TillEvent = { is: 'ASK', key: 'k1', asked }

describe('a till', () => {
  test('waits for the payment of an order that is open', () => {
    expect(after(ask, { is: 'ANSWERED', order: order('OCCURRED') })).toMatchObject({ at: 'PAYING', order: { id: 'rech_1' } })
  })
  test('goes on waiting while the channel is unclear', () => {
    expect(after(ask, { is: 'ANSWERED', order: order('UNKNOWN') }).at).toBe('PAYING')
  })
  test('is done at once with cash', () => {
    expect(after(ask, { is: 'ANSWERED', order: order('CONFIRMED') }).at).toBe('CREDITED')
  })
  test('is done when the order is seen credited, even if it was already reconciled', () => {
    const paying = [ask, { is: 'ANSWERED', order: order('OCCURRED') }] as const
    expect(after(...paying, { is: 'SEEN', order: order('CONFIRMED') }).at).toBe('CREDITED')
    expect(after(...paying, { is: 'SEEN', order: order('RECONCILED') }).at).toBe('CREDITED')
  })
  test.each(['CLOSED', 'REFUSED', 'REFUNDING', 'REFUNDED'])('ends without a recharge when the order is %s', (status) => {
    expect(after(ask, { is: 'ANSWERED', order: order('OCCURRED') }, { is: 'SEEN', order: order(status) }).at).toBe('ENDED')
  })
  test('asks again with the same key after an answer was lost', () => {
    const unclear = after(ask, { is: 'ANSWER_LOST' })
    expect(unclear).toMatchObject({ at: 'UNCLEAR', key: 'k1' })
    expect(next(unclear, { is: 'ASK_AGAIN' })).toEqual({ at: 'ASKING', key: 'k1', asked })
  })
  test('is back at the entries after a refusal', () => {
    expect(after(ask, { is: 'REFUSED' })).toEqual(ENTRY)
  })
  test('keeps the QR code when a later look does not bring it', () => {
    const paying = after(ask, { is: 'ANSWERED', order: { ...order('OCCURRED'), qr: 'weixin://x' } })
    expect(next(paying, { is: 'SEEN', order: order('OCCURRED') })).toMatchObject({ order: { qr: 'weixin://x' } })
  })
  test('shows that a close is under way until the order is seen to have ended, or it failed', () => {
    const closing = after(ask, { is: 'ANSWERED', order: order('OCCURRED') }, { is: 'CLOSE' })
    expect(closing).toMatchObject({ closing: true })
    expect(next(closing, { is: 'SEEN', order: order('OCCURRED') })).toMatchObject({ closing: true })
    expect(next(closing, { is: 'CLOSE_FAILED' })).toMatchObject({ closing: false })
  })
  test('lets a payment win over a close', () => {
    expect(after(ask, { is: 'ANSWERED', order: order('OCCURRED') }, { is: 'CLOSE' }, { is: 'SEEN', order: order('CONFIRMED') }).at).toBe('CREDITED')
  })
  test('does not let the last customer’s late answers disturb the next', () => {
    expect(next(ENTRY, { is: 'ANSWERED', order: order('CONFIRMED') })).toBe(ENTRY)
    const second = after(ask, { is: 'ANSWERED', order: order('OCCURRED', 'rech_2') })
    expect(next(second, { is: 'SEEN', order: order('CONFIRMED', 'rech_1') })).toBe(second)
  })
  test('does not ask twice, nor leave a customer whose payment is open', () => {
    const asking = after(ask)
    expect(next(asking, { is: 'ASK', key: 'k2', asked })).toBe(asking)
    const paying = after(ask, { is: 'ANSWERED', order: order('OCCURRED') })
    expect(next(paying, { is: 'NEXT_CUSTOMER' })).toBe(paying)
  })
})

describe('change', () => {
  test('is what was tendered beyond the amount', () => {
    expect(changeDue(yuan(8750), yuan(10000))).toEqual(yuan(1250))
    expect(changeDue(yuan(100), yuan(100))).toEqual(yuan(0))
  })
  test('is unknown while too little was tendered', () => {
    expect(changeDue(yuan(101), yuan(100))).toBeUndefined()
    expect(changeDue(undefined, yuan(100))).toBeUndefined()
  })
})
