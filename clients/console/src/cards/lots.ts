import type { Lot } from '../types'

/** Sorts after every date. */
const NEVER = '9999-12-31'

/** The lots in the order in which they are spent: what ends first, then by priority, then the oldest. */
export function inSpendOrder(lots: readonly Lot[]): Lot[] {
  return [...lots].sort((one, other) =>
    (one.expiresOn ?? NEVER).localeCompare(other.expiresOn ?? NEVER) || one.priority - other.priority || (one.id < other.id ? -1 : 1))
}
