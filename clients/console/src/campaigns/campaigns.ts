import type { Language } from '../format'
import type { Campaign } from '../types'

export type CampaignState = 'PLANNED' | 'RUNNING' | 'OVER' | 'ENDED'

const WHOLE = 1_000

/** Where a campaign stands on a business date; one that was ended by hand is not merely over. */
export function stateOf(campaign: Pick<Campaign, 'firstDay' | 'lastDay' | 'endedAt'>, today: string): CampaignState {
  if (campaign.endedAt) return 'ENDED'
  if (today < campaign.firstDay) return 'PLANNED'
  return today > campaign.lastDay ? 'OVER' : 'RUNNING'
}

/** Whether what a lot came from is a campaign. */
export function isCampaign(sourceChannel: string): boolean {
  return sourceChannel.startsWith('camp_')
}

export function campaignName(campaigns: readonly Campaign[], id: string, language: Language): string | undefined {
  const found = campaigns.find((each) => each.id === id)
  return found && (language === 'zh' ? found.nameZh : found.nameEn)
}

/** The bonus of a recharge by a rule, in minor units: a fixed one, or a share rounded down, and never above the most. */
export function bonusOf(rechargeMinor: number, rule: { fixedMinor?: number; thousandths?: number; mostMinor?: number }): number {
  // In whole numbers: 0.1 * 3 is not 0.3.
  const minor = rule.fixedMinor ?? Number((BigInt(rechargeMinor) * BigInt(rule.thousandths ?? 0)) / BigInt(WHOLE))
  return rule.mostMinor === undefined ? minor : Math.min(minor, rule.mostMinor)
}

/** Reads a share of at most 1,000 % with one decimal, as thousandths; undefined when it is none. */
export function readThousandths(typed: string): number | undefined {
  const found = /^(\d{1,4})(?:[.。](\d?)0*)?\s*[%％]?$/.exec(typed.trim())
  if (!found) return undefined
  const thousandths = Number(found[1]) * 10 + Number(found[2] || 0)
  return thousandths >= 1 && thousandths <= 10 * WHOLE ? thousandths : undefined
}
