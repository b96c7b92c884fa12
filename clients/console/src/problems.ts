import { Problem, Unreachable } from '@larder/api'

/** What a page needs to know of i18n to explain a failure. */
export interface Words {
  te(key: string): boolean
  t(key: string, named?: Record<string, unknown>): string
}

/** A failure as staff read it: what happened, and what to do. */
export interface Explained {
  readonly title: string
  readonly advice: string
  /** The stable code, so that the help desk can be told. */
  readonly code: string
}

/** Explains anything that was thrown; our own words by code, the server's title where there are none. */
export function explain(fault: unknown, words: Words): Explained {
  if (fault instanceof Problem) return ofProblem(fault, words)
  const code = fault instanceof Unreachable ? 'unreachable' : 'page_fault'
  return { title: words.t(`problems.${code}.title`), advice: words.t(`problems.${code}.advice`), code }
}

function ofProblem(problem: Problem, words: Words): Explained {
  const known = words.te(`problems.${problem.code}.title`)
  const named = { ...problem.members, seconds: problem.retryAfter ?? 1 }
  return {
    title: known ? words.t(`problems.${problem.code}.title`, named) : problem.title || problem.code,
    advice: known ? words.t(`problems.${problem.code}.advice`, named) : words.t(adviceByStatus(problem.status)),
    code: problem.code,
  }
}

function adviceByStatus(status: number): string {
  if (status === 403) return 'problems.other.forbidden'
  if (status === 404) return 'problems.other.missing'
  if (status >= 500) return 'problems.other.server'
  return 'problems.other.request'
}

/** Whether the server said that this request moved nothing: a 4xx does, silence and a 5xx do not, but for those two that say so. */
export function movedNothing(fault: unknown): boolean {
  if (!(fault instanceof Problem)) return false
  if (fault.code === 'request_in_progress') return false
  return fault.status < 500 || fault.code === 'busy' || fault.code === 'cell_frozen'
}
