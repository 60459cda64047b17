import type { Events } from './events.ts'

/** What the bot answered; status 0 = no answer (down, or later than Teams waits). */
export type BotAnswer = { status: number; body: unknown; ms: number }

const tokenLivesMs = 50 * 60_000

export type Sign = (claims: { aud: string; serviceUrl: string }) => Promise<string>

/** The line to the bot under test: where it is, whether it answers, and the token that says who calls. */
export class Bot {
  url: string | undefined
  #up = false
  #token: { value: Promise<string>; serviceUrl: string; until: number } | undefined
  readonly #appId: string
  readonly #sign: Sign
  readonly #events: Events
  readonly #waitMs: number

  /** `waitMs`: Teams gives up after so long, and shows an error. */
  constructor(url: string | undefined, appId: string, sign: Sign, events: Events, waitMs: number) {
    this.url = url
    this.#appId = appId
    this.#sign = sign
    this.#events = events
    this.#waitMs = waitMs
  }

  get up(): boolean {
    return this.#up
  }

  /** Whether anything listens there at all. */
  async look(): Promise<boolean> {
    if (this.url === undefined) return this.#set(false)
    try {
      await fetch(new URL('/healthz', this.url), { signal: AbortSignal.timeout(1000) })
      return this.#set(true)
    } catch {
      return this.#set(false)
    }
  }

  /** Delivers one activity; `authorization` replaces the real token (null: none at all). */
  async deliver(activity: unknown, authorization?: string | null): Promise<BotAnswer> {
    if (this.url === undefined) return { status: 0, body: undefined, ms: 0 }
    const began = performance.now()
    const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' }
    const bearer = authorization === undefined ? `Bearer ${await this.#bearer(activity)}` : authorization
    if (bearer !== null) headers['authorization'] = bearer
    try {
      const response = await fetch(new URL('/api/messages', this.url), {
        method: 'POST',
        headers,
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(this.#waitMs),
      })
      const text = await response.text()
      this.#set(true)
      return { status: response.status, body: read(text), ms: Math.round(performance.now() - began) }
    } catch (error) {
      // A late answer is a bot that stands but is slow.
      this.#set((error as Error).name === 'TimeoutError')
      return { status: 0, body: undefined, ms: Math.round(performance.now() - began) }
    }
  }

  #bearer(activity: unknown): Promise<string> {
    const serviceUrl = String((activity as { serviceUrl?: unknown } | null)?.serviceUrl)
    if (this.#token === undefined || this.#token.until < Date.now() || this.#token.serviceUrl !== serviceUrl) {
      const value = this.#sign({ aud: this.#appId, serviceUrl })
      this.#token = { value, serviceUrl, until: Date.now() + tokenLivesMs }
    }
    return this.#token.value
  }

  #set(up: boolean): boolean {
    if (this.#up !== up) {
      this.#up = up
      this.#events.emit({ type: 'bot' })
    }
    return up
  }
}

function read(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
