import { Problem } from '@larder/api'
import { expect, test } from 'vitest'
import { blocking, blocksIn } from '../src/day/day'
import type { Block } from '../src/types'

const block = (code: string): Block => ({ code, count: 1, detail: '' })

test('a bill that is not compared does not keep anybody from asking for the close, which fetches it', () => {
  expect(blocking([block('bill_not_ready'), block('drawer_not_counted')]).map((each) => each.code)).toEqual(['drawer_not_counted'])
})

test('a refused close says what blocks it', () => {
  const problem = new Problem(409, 'day_not_closable', '', '', undefined, { blockedBy: [block('day_not_over')] })
  expect(blocksIn(problem)).toHaveLength(1)
  expect(blocksIn(new Error())).toEqual([])
})
