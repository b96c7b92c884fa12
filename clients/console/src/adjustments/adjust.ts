import type { Adjustment, AdjustmentKind, AdjustmentReason, AdjustmentState } from '../types'

export const KINDS: readonly AdjustmentKind[] = ['CREDIT', 'DEBIT', 'WRITE_OFF']
export const STATES: readonly AdjustmentState[] = ['PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED']

/** The reasons that the server takes for each kind. */
export const REASONS: Readonly<Record<AdjustmentKind, readonly AdjustmentReason[]>> = {
  CREDIT: ['WRONG_AMOUNT', 'WRONG_CARD', 'BOOKED_TWICE', 'NOT_BOOKED', 'GOODWILL', 'OTHER'],
  DEBIT: ['WRONG_AMOUNT', 'WRONG_CARD', 'BOOKED_TWICE', 'NOT_BOOKED', 'FRAUD', 'OTHER'],
  WRITE_OFF: ['UNCOLLECTIBLE', 'NOT_WORTH_COLLECTING', 'FRAUD', 'OTHER'],
}

/** What somebody may do about an adjustment. */
export type Step = 'approval' | 'rejection' | 'withdrawal'

/** Who asked may only take it back; who decides is somebody else. */
export function stepsFor(adjustment: Pick<Adjustment, 'state' | 'askedBy'>, me: string | undefined, mayDecide: boolean): readonly Step[] {
  if (adjustment.state !== 'PENDING' || !me) return []
  if (adjustment.askedBy === me) return ['withdrawal']
  return mayDecide ? ['approval', 'rejection'] : []
}
