import { expect, test } from 'vitest'
import { sharesBy, total } from '../src/figures'
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
