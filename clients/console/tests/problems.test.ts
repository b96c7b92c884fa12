import { Problem, Unreachable } from '@larder/api'
import { describe, expect, test } from 'vitest'
import en from '../src/locales/en'
import zh from '../src/locales/zh'
import { explain, movedNothing, type Words } from '../src/problems'

function words(messages: object): Words {
  const find = (key: string): unknown => key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], messages)
  return {
    te: (key) => typeof find(key) === 'string',
    t: (key, named = {}) => String(find(key)).replace(/\{(\w+)\}/g, (_, name: string) => String(named[name])),
  }
}

const problem = (status: number, code: string, retryAfter?: number) => new Problem(status, code, 'Title', 'Detail', retryAfter, {})

describe('a problem', () => {
  test('is told by its code, in both languages, with what to do', () => {
    expect(explain(problem(409, 'card_frozen'), words(en))).toEqual({ title: 'This card is frozen', advice: 'Do not take the money. A supervisor can say why.', code: 'card_frozen' })
    expect(explain(problem(409, 'card_frozen'), words(zh)).title).toBe('该卡已冻结')
  })
  test('says how long to wait', () => {
    expect(explain(problem(429, 'too_many_attempts', 30), words(en)).advice).toBe('Wait 30 seconds and try again.')
  })
  test('of a code we have no words for keeps the server’s title', () => {
    expect(explain(problem(403, 'brand_new'), words(en))).toMatchObject({ title: 'Title', advice: en.problems.other.forbidden, code: 'brand_new' })
    expect(explain(problem(500, 'brand_new'), words(en)).advice).toBe(en.problems.other.server)
  })
  test('that is silence, or our own mistake, has words too', () => {
    expect(explain(new Unreachable(undefined), words(en)).code).toBe('unreachable')
    expect(explain(new TypeError('x'), words(en)).code).toBe('page_fault')
  })
})

test('only a refusal is proof that nothing moved', () => {
  expect(movedNothing(problem(409, 'card_frozen'))).toBe(true)
  expect(movedNothing(problem(503, 'busy'))).toBe(true)
  expect(movedNothing(problem(503, 'cell_frozen'))).toBe(true)
  expect(movedNothing(problem(503, 'outcome_unknown'))).toBe(false)
  expect(movedNothing(problem(500, 'internal_error'))).toBe(false)
  expect(movedNothing(problem(409, 'request_in_progress'))).toBe(false)
  expect(movedNothing(new Unreachable(undefined))).toBe(false)
})
