import { describe, expect, test } from 'vitest'
import { digitsIn, grouped, hintFor, masked } from '../src/cardNumber'

const GOOD = '9001000000001230'

describe('a card number', () => {
  test('is good with sixteen digits, a nine first and the right check digit', () => {
    expect(hintFor(GOOD)).toBe('GOOD')
  })
  test('with any one digit wrong is noticed', () => {
    for (let place = 1; place < GOOD.length; place++) {
      for (let by = 1; by < 10; by++) {
        const digit = (Number(GOOD[place]) + by) % 10
        expect(hintFor(GOOD.slice(0, place) + digit + GOOD.slice(place + 1))).toBe('CHECK_DIGIT')
      }
    }
  })
  test('is told how far it is while it is typed', () => {
    expect(hintFor('')).toBe('EMPTY')
    expect(hintFor('9001')).toBe('MORE')
    expect(hintFor(GOOD + '1')).toBe('TOO_LONG')
  })
  test('is not taken for a payment code', () => {
    expect(hintFor('134567890123456789')).toBe('NOT_OURS')
    expect(hintFor('1')).toBe('NOT_OURS')
  })
  test('is read from what hands and scanners send', () => {
    expect(digitsIn('9001 0000-0000 1230\n')).toBe(GOOD)
    expect(digitsIn('９００１')).toBe('9001')
  })
  test('is shown in groups, and masked in lists', () => {
    expect(grouped(GOOD)).toBe('9001 0000 0000 1230')
    expect(masked(GOOD)).toBe('9001********1230')
  })
})
