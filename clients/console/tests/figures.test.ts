import { expect, test } from 'vitest'
import { byHour, sharesBy, total } from '../src/figures'
import type { FigureGroup } from '../src/types'

const group = (payWith: string, status: string, count: number, minor: number) =>
  ({ method: 'TILL', payWith, status, count, money: { currency: 'CNY', minor } }) as FigureGroup

const groups = [
  group('CASH', 'RECONCILED', 2, 20000), group('WECHAT', 'CONFIRMED', 3, 50000), group('WECHAT', 'CLOSED', 1, 9900), group('WECHAT', 'REFUNDED', 1, 700),
]

test('money counts where it is on a card and was not given back', () => {
  expect(total(groups)).toEqual({ asked: 7, credited: 5, money: { currency: 'CNY', minor: 70000 } })
})

test('the largest share stands first', () => {
  expect(sharesBy(groups, 'payWith').map((share) => [share.name, share.asked, share.money.minor])).toEqual([['WECHAT', 5, 50000], ['CASH', 2, 20000]])
})

test('a day has twenty-four hours, empty ones too', () => {
  const day = byHour([{ hour: 9, count: 2, money: { currency: 'CNY', minor: 600 } }])
  expect(day).toHaveLength(24)
  expect(day[9]).toEqual({ name: '09:00', until: '10:00', count: 2, money: { currency: 'CNY', minor: 600 } })
  expect(day[23]).toEqual({ name: '23:00', until: '24:00', count: 0, money: { currency: 'CNY', minor: 0 } })
})
