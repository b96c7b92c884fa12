import type { Amount } from './format'
import type { FigureGroup, FigureHour } from './types'

/** What one way of paying, or one place, made of a day. */
export interface Share {
  readonly name: string
  readonly asked: number
  readonly credited: number
  readonly money: Amount
}

/** One hour of a day, such as 09:00 to 10:00. */
export interface HourOfDay {
  readonly name: string
  readonly until: string
  readonly count: number
  readonly money: Amount
}

const HOURS = 24
const CREDITED = new Set(['CONFIRMED', 'RECONCILED'])
const CURRENCY = 'CNY'

/** Sums the day's groups by one of their names; money counts where it is on a card and was not given back. */
export function sharesBy(groups: readonly FigureGroup[], by: 'payWith' | 'method'): Share[] {
  const names = [...new Set(groups.map((group) => group[by]))]
  return names
    .map((name) => ({ name, ...total(groups.filter((group) => group[by] === name)) }))
    .sort((one, other) => other.money.minor - one.money.minor)
}

/** The whole day, or whatever groups are given. */
export function total(groups: readonly FigureGroup[]): Omit<Share, 'name'> {
  let asked = 0
  let credited = 0
  let minor = 0
  for (const group of groups) {
    asked += group.count
    if (CREDITED.has(group.status)) {
      credited += group.count
      minor += group.money.minor
    }
  }
  return { asked, credited, money: { currency: CURRENCY, minor } }
}

/** All hours of a day, those without a recharge too, so that an empty hour shows as one. */
export function byHour(hours: readonly FigureHour[]): HourOfDay[] {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return Array.from({ length: HOURS }, (_, hour) => {
    let count = 0
    let minor = 0
    for (const each of hours.filter((one) => one.hour === hour)) {
      count += each.count
      minor += each.money.minor
    }
    return { name: clock(hour), until: clock(hour + 1), count, money: { currency: CURRENCY, minor } }
  })
}
