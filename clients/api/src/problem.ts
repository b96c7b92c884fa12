/** An RFC 9457 problem document with Larder's stable code. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    /** Seconds to wait before asking again, where the server named them. */
    readonly retryAfter: number | undefined,
    readonly members: Readonly<Record<string, unknown>>,
  ) {
    super(`${status} ${code}`)
    this.name = 'Problem'
  }
}

/** No answer came, so that whether the request was done is not known. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause })
    this.name = 'Unreachable'
  }
}

/** Reads the problem out of an answer; one without a document gets a code by its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const document = await bodyOf(response)
  const wait = Number(response.headers.get('Retry-After'))
  return new Problem(
    response.status,
    text(document.code) ?? `http_${response.status}`,
    text(document.title) ?? response.statusText,
    text(document.detail) ?? '',
    Number.isFinite(wait) && wait > 0 ? wait : undefined,
    document,
  )
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
