import { decimal, readAmount } from '../format'
import type { Operation } from '../types'

/** What an amount cap makes sense for. */
export const CAPPED = ['RECHARGE', 'REFUND_RECHARGE', 'SPEND'] as const satisfies readonly Operation[]

const CURRENCY = 'CNY'

/** Caps as they stand in the fields: yuan by operation, empty for none. */
export type TypedCaps = Record<(typeof CAPPED)[number], string>

export function typedCaps(capsMinor: Readonly<Record<string, number>> = {}): TypedCaps {
  const typed = (operation: (typeof CAPPED)[number]) => {
    const minor = capsMinor[operation]
    return minor === undefined ? '' : decimal({ currency: CURRENCY, minor })
  }
  return { RECHARGE: typed('RECHARGE'), REFUND_RECHARGE: typed('REFUND_RECHARGE'), SPEND: typed('SPEND') }
}

/** Whether what was typed is nothing, or an amount above zero. */
export function isCap(typed: string): boolean {
  return !typed.trim() || (readAmount(typed, CURRENCY)?.minor ?? 0) > 0
}

/** The caps to send; those of operations that have no field stay as they were. */
export function capsOf(typed: TypedCaps, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const caps = { ...before }
  for (const operation of CAPPED) {
    const minor = readAmount(typed[operation], CURRENCY)?.minor
    if (minor) caps[operation] = minor
    else delete caps[operation]
  }
  return caps
}
