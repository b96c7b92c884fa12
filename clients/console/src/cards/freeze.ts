import type { Schema } from '@larder/api'
import type { Card, Operation } from '../types'

type Reason = Schema<'FreezeReason'>

/** The reasons for which somebody may freeze a card beside those for which it is frozen: only a named card has a holder to report it lost. */
export function freezeReasons(card: Card, may: (operation: Operation) => boolean): Reason[] {
  const reasons: Reason[] = []
  if (may('CARD_STATE')) reasons.push('RISK', ...(card.named ? ['LOSS' as const] : []))
  if (may('CARD_LEGAL_HOLD')) reasons.push('COURT')
  return reasons.filter((each) => !card.frozenFor.includes(each))
}
