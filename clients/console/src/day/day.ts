import { Problem } from '@larder/api'
import type { Block } from '../types'

/** What the close does by itself, so that it must not keep anybody from asking for it. */
const DONE_BY_THE_CLOSE = new Set(['bill_not_matched'])

/** What somebody has to do before a close can be asked for. */
export function blocking(blocks: readonly Block[]): Block[] {
  return blocks.filter((each) => !DONE_BY_THE_CLOSE.has(each.code))
}

/** What a refused close named as blocking it. */
export function blocksIn(fault: unknown): Block[] {
  const blocks = fault instanceof Problem ? fault.members.blockedBy : undefined
  return Array.isArray(blocks) ? (blocks as Block[]) : []
}
