import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { components, paths } from './generated/schema'
import { Problem, Unreachable, problemOf } from './problem'

export { Problem, Unreachable }
export type { components, paths }
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]

/** What the client has to ask its surroundings for. */
export interface Surroundings {
  /** Where the server is; empty for the page's own origin. */
  baseUrl?: string
  /** The session's CSRF token, sent with everything that changes something. */
  csrfToken(): string | undefined
  /** The language in which the server's titles are wanted. */
  language(): string
  /** Told of every problem before it is thrown, so that an ended session is met in one place. */
  onProblem?(problem: Problem): void
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A typed client of Larder's API. Anything but success is thrown, as {@link Problem} or {@link Unreachable}. */
export function larder(surroundings: Surroundings): Client<paths> {
  const client = createClient<paths>({ baseUrl: surroundings.baseUrl ?? '', credentials: 'same-origin' })
  client.use(asLarderWants(surroundings))
  return client
}

function asLarderWants(surroundings: Surroundings): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set('Accept-Language', surroundings.language())
      const token = surroundings.csrfToken()
      if (token && !SAFE.has(request.method)) request.headers.set('X-CSRF-Token', token)
      return request
    },
    async onResponse({ response }) {
      if (response.ok) return
      const problem = await problemOf(response)
      surroundings.onProblem?.(problem)
      throw problem
    },
    onError({ error }) {
      return new Unreachable(error)
    },
  }
}

/** A new idempotency key; keep it and send it again when an answer was lost. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The body of an answer whose success {@link larder} has already made sure of. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await call
  if (data === undefined || data === null) throw new Unreachable(new Error('answer without a body'))
  return data
}
