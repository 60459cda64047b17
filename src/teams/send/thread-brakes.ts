/**
 * Teams counts what a bot sends in a tenant by the second: such a wait applies to everybody, whichever conversation was
 * refused.
 */
const shortMs = 2_000
/** Teams counts one conversation by the hour at most. */
const longestMs = 3_600_000
/** Beyond this number, expired entries are removed. */
const keptMost = 1_000

/**
 * Decides whom a 429 slows down. A long wait applies to that conversation alone. Refusals in several conversations with
 * no success in between apply to the whole tenant: two make everybody wait for a moment, more make everybody wait as
 * long as Teams says.
 */
export class ThreadBrakes {
  readonly #now: () => number
  readonly #until = new Map<string, number>()
  readonly #inARow = new Set<string>()

  /** `now`: milliseconds that never go back. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** How long this conversation must wait, in ms; mostly 0. */
  leftMs(thread: string): number {
    const until = this.#until.get(thread)
    return until === undefined ? 0 : Math.max(0, until - this.#now())
  }

  answered(): void {
    this.#inARow.clear()
  }

  /** How long everybody waits, null where Teams did not say; `alone`: only this conversation waits. */
  refused(thread: string, retryAfterMs: number | null): number | null | 'alone' {
    this.#inARow.add(thread)
    if (retryAfterMs === null) return null
    if (this.#until.size >= keptMost) this.#forget()
    this.#until.set(thread, this.#now() + Math.min(retryAfterMs, longestMs))
    if (retryAfterMs <= shortMs || this.#inARow.size > 2) return retryAfterMs
    return this.#inARow.size === 2 ? shortMs : 'alone'
  }

  #forget(): void {
    for (const thread of this.#until.keys()) if (this.leftMs(thread) === 0) this.#until.delete(thread)
    const first = this.#until.keys().next()
    if (this.#until.size >= keptMost && !first.done) this.#until.delete(first.value)
  }
}
