import { larder, type Problem } from '@larder/api'
import { tagOf } from './format'
import { language } from './i18n'

/** What the session adds to every call; the session store fills it in. */
export const link = {
  csrfToken: undefined as string | undefined,
  onProblem: undefined as ((problem: Problem) => void) | undefined,
}

export const api = larder({
  csrfToken: () => link.csrfToken,
  language: () => tagOf(language()),
  onProblem: (problem) => link.onProblem?.(problem),
})
