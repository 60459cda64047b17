import type { Priority, Turns } from '../core/ports/turns.ts'
import type { Pace } from '../core/ports/outside.ts'
import { FarClock, Slots } from './rate/slots.ts'

/**
 * Teams allows a bot 50 requests a second in a tenant; late timers make 49 of 47.7.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const ceilingPerSecond = 47.7

/** Reserved ahead: enough not to wait for the store, few enough for other processes and for answers. */
const ahead = { most: 6, least: 2, ms: 75 }
/** A store this near gives departures that can begin at once. */
const nearMs = 10
const longestLeadMs = 2_000
const storeAwayMs = 1_000
/** Teams counts what a bot sends in a tenant by the second: a longer wait would be that of conversations. */
const longestHoldMs = 30_000
/** No departure was left: there are more processes than a second has departures. */
const crowdedMs = 250

export type PaceOptions = {
  turns: Turns
  /** Milliseconds that never go back. */
  now(): number
  sleep(ms: number): Promise<void>
  /** The store did not answer; it is asked again until it does. */
  report?(error: unknown): void
}

export type PaceFigures = {
  taken: Record<Priority, number>
  waiting: Record<Priority, number>
  throttled: number
  /** The whole budget of all processes, as last told. */
  perSecond: number
  heldMs: number
}

/** This process's part in the one budget of requests to Teams: answers first, broadcasts in what is left. */
export function createPace(options: PaceOptions): Pace & { figures(): PaceFigures } {
  return new SharedPace(options)
}

class SharedPace implements Pace {
  readonly #options: PaceOptions
  readonly #waiting: Record<Priority, (() => void)[]> = { answer: [], broadcast: [] }
  readonly #booking: (() => void)[] = []
  readonly #asking = { answer: false, broadcast: false }
  readonly #clock = new FarClock()
  readonly #slots = new Slots(given => this.#clock.here(given))
  readonly #figures = { taken: { answer: 0, broadcast: 0 }, throttled: 0, perSecond: ceilingPerSecond }
  #heldUntil = -Infinity
  #leadMs = 0
  #awake = false
  #wake = (): void => {}

  constructor(options: PaceOptions) {
    this.#options = options
  }

  book(): Promise<void> {
    return new Promise(resolve => this.#queue(this.#booking, resolve))
  }

  take(priority: Priority): Promise<void> {
    return new Promise(resolve => this.#queue(this.#waiting[priority], resolve))
  }

  leave(priority: Priority): boolean {
    const now = this.#options.now()
    return now >= this.#heldUntil && this.#slots.leave(priority, now)
  }

  throttled(retryAfterMs: number | null): void {
    const everyoneMs = retryAfterMs === null ? null : Math.min(retryAfterMs, longestHoldMs)
    this.#figures.throttled++
    this.#slots.clear()
    this.#hold(everyoneMs ?? storeAwayMs)
    void this.#tell(everyoneMs)
  }

  figures(): PaceFigures {
    return {
      ...this.#figures,
      taken: { ...this.#figures.taken },
      waiting: { answer: this.#waiting.answer.length, broadcast: this.#waiting.broadcast.length },
      heldMs: Math.max(0, this.#heldUntil - this.#options.now()),
    }
  }

  #queue(line: (() => void)[], resolve: () => void): void {
    line.push(resolve)
    if (this.#awake) this.#wake()
    else void this.#run()
  }

  async #run(): Promise<void> {
    this.#awake = true
    while (this.#waiting.answer.length + this.#waiting.broadcast.length + this.#booking.length > 0) {
      const woken = new Promise<void>(resolve => (this.#wake = resolve))
      const untilMs = this.#letGo(this.#options.now())
      if (untilMs > 0)
        await Promise.race([woken, ...(untilMs === Infinity ? [] : [this.#options.sleep(Math.ceil(untilMs))])])
    }
    this.#awake = false
  }

  /** Lets one caller go whose time has come; answers how long until the next one may. */
  #letGo(now: number): number {
    if (now < this.#heldUntil) return this.#heldUntil - now
    this.#slots.miss(now)
    for (const priority of ['answer', 'broadcast'] as const) this.#askFor(priority, now)
    const waiting = this.#waiting.broadcast.length
    while (this.#booking.length > 0 && this.#slots.book(waiting, now)) this.#booking.shift()?.()
    let next = this.#booking.length > 0 ? this.#slots.bookable(waiting) : Infinity
    for (const priority of ['answer', 'broadcast'] as const) {
      if (this.#waiting[priority].length === 0) continue
      const at = this.#slots.next(priority)
      if (at <= now) {
        this.#slots.take(priority)
        this.#figures.taken[priority]++
        this.#waiting[priority].shift()?.()
        return 0
      }
      next = Math.min(next, at)
    }
    return next - now
  }

  #askFor(priority: Priority, now: number): void {
    const wanted = this.#waiting[priority].length + (priority === 'broadcast' ? this.#booking.length : 0)
    if (wanted === 0 || this.#asking[priority]) return
    const { count, last } = this.#slots.held(priority)
    const missing = priority === 'answer' ? wanted - count : ahead.most
    if (missing <= 0 || (count >= ahead.least && last >= now + ahead.ms)) return
    void this.#reserve(priority, Math.min(ahead.most, missing))
  }

  async #reserve(priority: Priority, count: number): Promise<void> {
    const { turns, now, sleep, report } = this.#options
    this.#asking[priority] = true
    try {
      const sent = now()
      const grant = await turns.reserve({ priority, count, leadMs: this.#leadMs, unused: this.#slots.takeUnused() })
      const tookMs = now() - sent
      // A single slow answer may give a wrong idea of the store's clock.
      const isUnsure = !this.#clock.isKnown && tookMs > nearMs
      this.#leadMs = tookMs > nearMs ? Math.min(longestLeadMs, tookMs) : 0
      this.#clock.heard(sent, now(), grant.now)
      this.#figures.perSecond = grant.perSecond
      if (grant.heldMs > 0) this.#hold(grant.heldMs)
      // Departures given before a 429 that came meanwhile are as good as missed.
      this.#slots.add(priority, grant.departures)
      if (isUnsure || now() < this.#heldUntil) this.#slots.clear()
      else if (grant.departures.length === 0) await sleep(crowdedMs)
    } catch (error) {
      report?.(error)
      await sleep(storeAwayMs)
    }
    this.#asking[priority] = false
    this.#wake()
  }

  #hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#options.now() + ms)
  }

  async #tell(retryAfterMs: number | null): Promise<void> {
    const { turns, now, sleep, report } = this.#options
    const until = now() + (retryAfterMs ?? storeAwayMs)
    for (let left = retryAfterMs; ; left = Math.max(0, until - now())) {
      try {
        return await turns.throttled(left)
      } catch (error) {
        report?.(error)
        await sleep(storeAwayMs)
        if (now() >= until) return
      }
    }
  }
}
