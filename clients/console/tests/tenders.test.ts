import { describe, expect, test } from 'vitest'
import { payingOf, shares, tenderHint, type Tender } from '../src/till/tenders'

const CARD = '9001000000001230'
const OTHER = '9001984148064608'
const CODE = '701234567890123456'
const SECRET = '0123456789abcdef0123456789abcdef'
const tender = (card: string, amount = '', proof = ''): Tender => ({ id: 1, card, amount, proof })

describe('a sale', () => {
  test('is paid by one card that takes all of it', () => {
    expect(shares(6_000, 0, [''])).toEqual([6_000])
  })
  test('is split between cards and cash, the rest on the one that says nothing', () => {
    expect(shares(10_000, 2_000, ['30', ''])).toEqual([3_000, 5_000])
  })
  test.each([
    ['two say nothing', 10_000, 0, ['', '']],
    ['it is more', 10_000, 5_000, ['60']],
    ['it is less', 10_000, 0, ['60']],
    ['nothing is left for a card', 10_000, 10_000, ['']],
    ['it is no amount', 10_000, 0, ['ten']],
  ])('does not add up when %s', (_, total, cash, typed) => {
    expect(shares(total, cash, typed)).toBeUndefined()
  })
  test('needs a proof of each card, unless a payment code is one or somebody vouches', () => {
    expect(payingOf(6_000, 0, [tender(CARD)], false)).toBeUndefined()
    expect(payingOf(6_000, 0, [tender(CARD)], true)?.cards).toEqual([{ cardNumber: CARD, amount: { currency: 'CNY', minor: 6_000 } }])
    expect(payingOf(6_000, 0, [tender(CARD, '', SECRET)], false)?.cards[0]?.possession).toEqual({ secret: SECRET })
    expect(payingOf(6_000, 0, [tender(CODE)], false)?.cards).toEqual([{ amount: { currency: 'CNY', minor: 6_000 }, possession: { paymentCode: CODE } }])
  })
  test('takes no card twice, and no wrong number', () => {
    expect(payingOf(6_000, 0, [tender(CARD, '10'), tender(CARD)], true)).toBeUndefined()
    expect(payingOf(6_000, 0, [tender(CARD, '10'), tender(OTHER)], true)?.cards).toHaveLength(2)
    expect(payingOf(6_000, 0, [tender('9001000000001231')], true)).toBeUndefined()
  })
})

test('a payment code is told from a card’s number while it is typed', () => {
  expect(tenderHint('7012')).toBe('CODE_MORE')
  expect(tenderHint(CODE)).toBe('CODE')
  expect(tenderHint('13')).toBe('NOT_OURS')
  expect(tenderHint(CARD)).toBe('GOOD')
})
