import type { Dispatcher } from 'undici'

export type Request = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  origin: string
  path: string
  headers: Record<string, string>
  body?: Buffer
}

/** `not-sent`: no byte of the request left this machine. `no-answer`: some left, and Teams may have taken it. */
export type Exchange =
  | { kind: 'answered'; status: number; retryAfter: string | null; body: string }
  | { kind: 'not-sent'; cause: unknown }
  | { kind: 'no-answer'; cause: unknown }

export function isExchange(answer: Exchange | { kind: string }): answer is Exchange {
  return answer.kind === 'answered' || answer.kind === 'not-sent' || answer.kind === 'no-answer'
}

/**
 * One request, never repeated, neither by Mary nor by the HTTP client. `mayLeave` is asked when a connection is open
 * and the bytes are about to leave; on false, the outcome is `held-back`: no byte left, and the connection stays open.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Request,
  mayLeave: () => boolean,
): Promise<Exchange | { kind: 'held-back' }> {
  return new Promise(resolve => {
    const { method, origin, path, headers, body = null } = request
    dispatcher.dispatch({ method, origin, path, headers, body }, new Listener(resolve, mayLeave))
  })
}

/**
 * undici calls `onRequestStart` on a connected socket just before it writes: an error that comes without it (refused or
 * timed-out connection, bad name, closed pool) means that nothing was sent. An error thrown in it drops the request and
 * keeps the connection.
 */
class Listener implements Dispatcher.DispatchHandler {
  readonly #resolve: (exchange: Exchange | { kind: 'held-back' }) => void
  readonly #mayLeave: () => boolean
  #heldBack = false
  #started = false
  #answer: { status: number; retryAfter: string | null } | null = null
  readonly #chunks: Buffer[] = []

  constructor(resolve: (exchange: Exchange | { kind: 'held-back' }) => void, mayLeave: () => boolean) {
    this.#resolve = resolve
    this.#mayLeave = mayLeave
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // A second start would be the same request written again.
    if (this.#started) return controller.abort(new Error('not twice'))
    this.#heldBack = !this.#mayLeave()
    if (this.#heldBack) throw new Error('held back')
    this.#started = true
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return
    const retryAfter = headers['retry-after']
    this.#answer = { status, retryAfter: (Array.isArray(retryAfter) ? retryAfter[0] : retryAfter) ?? null }
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.#end(null)
  }

  /** The status line decides: a request answered 201 was taken, even if the body never came. */
  onResponseError(_: Dispatcher.DispatchController, cause: Error): void {
    this.#end(cause)
  }

  #end(cause: unknown): void {
    if (this.#heldBack) this.#resolve({ kind: 'held-back' })
    else if (this.#answer)
      this.#resolve({ kind: 'answered', ...this.#answer, body: Buffer.concat(this.#chunks).toString() })
    else this.#resolve({ kind: this.#started ? 'no-answer' : 'not-sent', cause })
  }
}

/** Parses the address of a service, once for each address: all people of a region share one. Throws if it is none. */
export function serviceReader(most: number): (serviceUrl: string) => { origin: string; folder: string } {
  const known = new Map<string, { origin: string; folder: string }>()
  return serviceUrl => {
    const kept = known.get(serviceUrl)
    if (kept) return kept
    const { origin, pathname } = new URL(serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`)
    if (known.size >= most) known.clear()
    known.set(serviceUrl, { origin, folder: pathname })
    return { origin, folder: pathname }
  }
}

/** Seconds or a date, as RFC 9110 allows; null when the header holds neither. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

const contentType = 'application/vnd.microsoft.card.adaptive'

/**
 * An activity holds the card alone: with a text beside it, Teams makes two messages and answers no id. `summary`: the
 * text of the notification. The card is JSON text already, so that an approved card is sent as it was stored.
 */
export function activityText(summary: string, card: string): string {
  const head = `{"type":"message","summary":${JSON.stringify(summary)}`
  return `${head},"attachments":[{"contentType":"${contentType}","content":${card}}]}`
}
