import { describe, expect, test } from 'vitest'
import { age, businessDate, countdown, dateHere, dateTime, decimal, money, percent, readAmount } from '../src/format'

const yuan = (minor: number) => ({ currency: 'CNY', minor })

describe('money', () => {
  test('is written with its symbol and both decimals', () => {
    expect(money(yuan(123450), 'en')).toBe('¥1,234.50')
    expect(money(yuan(123450), 'zh')).toBe('¥1,234.50')
  })
  test('keeps every fen of an amount that a floating point number would lose', () => {
    expect(decimal(yuan(9007199254740991))).toBe('90071992547409.91')
    expect(money(yuan(9007199254740991), 'en')).toBe('¥90,071,992,547,409.91')
  })
  test('below zero has its sign first', () => {
    expect(decimal(yuan(-5))).toBe('-0.05')
    expect(money(yuan(-5), 'en')).toBe('-¥0.05')
  })
  test('of a currency without decimals has none', () => {
    expect(decimal({ currency: 'JPY', minor: 500 })).toBe('500')
  })
  test('that is not there is a dash', () => {
    expect(money(undefined, 'en')).toBe('–')
  })
})

describe('a typed amount', () => {
  test.each([
    ['100', 10000], ['99.5', 9950], ['0.01', 1], ['1,234.50', 123450], ['¥20', 2000], ['￥20', 2000], [' 7 ', 700], ['1.500', 150], ['5.', 500],
  ])('%s is %i fen', (typed, minor) => expect(readAmount(typed, 'CNY')).toEqual(yuan(minor)))
  test.each(['', '.', '1.005', '-5', '1e3', 'ten', '1,23', '12345678901'])('%s is no amount', (typed) => {
    expect(readAmount(typed, 'CNY')).toBeUndefined()
  })
})

describe('dates', () => {
  test('are the shops’, whatever the viewer’s zone', () => {
    expect(dateTime('2026-11-23T18:30:00Z', 'en')).toBe('24 Nov 2026, 02:30:00')
    expect(dateTime('2026-11-23T18:30:00Z', 'zh')).toBe('2026年11月24日 02:30:00')
    expect(dateHere(new Date('2026-11-23T18:30:00Z'))).toBe('2026-11-24')
  })
  test('of business have no zone', () => {
    expect(businessDate('2026-01-31', 'en')).toBe('31 Jan 2026')
    expect(businessDate('2026-01-31', 'zh')).toBe('2026年1月31日')
  })
})

test('a share is a percentage, and a dash where nothing was there to divide', () => {
  expect(percent(0.9874, 'en')).toBe('98.7%')
  expect(percent(undefined, 'en')).toBe('–')
  expect(percent(Number.NaN, 'en')).toBe('–')
})

test('time left is counted in minutes and seconds and never goes below zero', () => {
  expect(countdown(245)).toBe('4:05')
  expect(countdown(-3)).toBe('0:00')
})

test('an age is told in its largest whole unit', () => {
  expect(age(59_000, 'en')).toBe('0 minutes')
  expect(age(60_000, 'en')).toBe('1 minute')
  expect(age(47 * 3_600_000, 'en')).toBe('47 hours')
  expect(age(50 * 3_600_000, 'zh')).toBe('2天')
  expect(age(-5, 'en')).toBe('0 minutes')
})
