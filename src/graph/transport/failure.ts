import { Misconfigured, Unavailable } from '../../core/domain/errors.ts'

/** Graph answered no, for a reason that the caller may know what to do with (404, 409, 410, a bad request). */
export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal'
  readonly status: number
  readonly code: string
  readonly detail: string

  constructor(status: number, code: string, detail: string, what: string) {
    super(`Graph answered ${status} ${code} to ${what}: ${detail}`)
    this.status = status
    this.code = code
    this.detail = detail
  }
}

type ErrorBody = { error?: { code?: string; message?: string } }

/** `what`: the request, for the log; `needs`: the permission that it takes. */
export function failureOf(response: Response, text: string, what: string, needs: string): Error {
  const { status } = response
  const { code, message } = readError(text)
  const refusal = new GraphRefusal(status, code, message, what)
  if (status === 429 || status === 408 || status >= 500) {
    return new Unavailable(`graph-${status}`, { cause: refusal, retryAfterMs: retryAfterMs(response) })
  }
  if (status !== 401 && status !== 403) return refusal
  const why = `Graph refuses ${what} (${status} ${code}): the app needs ${needs}`
  return new Misconfigured(`graph-${status}`, why, { cause: refusal })
}

export function networkFailure(cause: unknown, what: string): Unavailable {
  return new Unavailable('graph-network', { cause: new Error(`no answer from Graph to ${what}`, { cause }) })
}

/** Seconds or an HTTP date. */
export function retryAfterMs(response: Response): number | null {
  const value = response.headers.get('retry-after')
  if (value === null) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

/** Null if it does not exist. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (isRefusal(error, 404)) return null
    throw error
  }
}

export function isRefusal(error: unknown, ...statuses: number[]): error is GraphRefusal {
  return error instanceof GraphRefusal && statuses.includes(error.status)
}

/** A 403 of Graph's, which may also mean something else than a missing permission. */
export function forbidden(error: unknown): GraphRefusal | null {
  const cause = error instanceof Misconfigured ? error.cause : null
  return isRefusal(cause, 403) ? cause : null
}

function readError(text: string): { code: string; message: string } {
  try {
    const { error } = JSON.parse(text) as ErrorBody
    return { code: error?.code ?? '', message: error?.message ?? '' }
  } catch {
    return { code: '', message: text.slice(0, 200) }
  }
}
