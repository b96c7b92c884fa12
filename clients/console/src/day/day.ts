import { Problem } from '@larder/api'
import type { ChannelDay, Missing } from '../types'

/** What the close does by itself, so that it must not keep anybody from asking for it. */
const DONE_BY_THE_CLOSE = new Set(['bill_not_matched'])

/** What somebody has to do before a close can be asked for. */
export function blocking(missing: readonly Missing[]): Missing[] {
  return missing.filter((each) => !DONE_BY_THE_CLOSE.has(each.code))
}

/** What a refused close named as missing. */
export function missingIn(fault: unknown): Missing[] {
  const missing = fault instanceof Problem ? fault.members.missing : undefined
  return Array.isArray(missing) ? (missing as Missing[]) : []
}

/** The day's error rates over all channels, each weighed by its lines and its money. */
export function errorRates(channels: readonly ChannelDay[]): { count: number | undefined; money: number | undefined; open: number } {
  let lines = 0
  let minor = 0
  let wrongLines = 0
  let wrongMinor = 0
  let open = 0
  for (const channel of channels) {
    lines += channel.lines
    minor += Math.abs(channel.lineAmount.minor)
    wrongLines += channel.errorRateCount * channel.lines
    wrongMinor += channel.errorRateMoney * Math.abs(channel.lineAmount.minor)
    open += channel.openDifferences
  }
  return { count: lines ? wrongLines / lines : undefined, money: minor ? wrongMinor / minor : undefined, open }
}
