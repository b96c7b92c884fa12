import { Problem } from '@larder/api'
import type { Block } from '../types'

/** What somebody has to do before a close can be asked for; bills are fetched and compared by the close itself. */
export function blocking(blocks: readonly Block[]): Block[] {
  return blocks.filter((each) => !each.code.startsWith('bill_'))
}

/** What a refused close named as blocking it. */
export function blocksIn(fault: unknown): Block[] {
  const blocks = fault instanceof Problem ? fault.members.blockedBy : undefined
  return Array.isArray(blocks) ? (blocks as Block[]) : []
}
