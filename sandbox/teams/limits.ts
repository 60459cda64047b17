/** Sliding windows of Teams for one bot and one thread, for sends and creations alike.
 *  https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const perThread = [
  { count: 7, ms: 1000 },
  { count: 8, ms: 2000 },
  { count: 60, ms: 30_000 },
  { count: 1800, ms: 3_600_000 },
]

/** Everything a bot asks in one tenant, counted together. */
const perTenant = [{ count: 50, ms: 1000 }]

const keep = 1800

/** The moments of accepted requests, oldest first; each check costs one look-up a window. */
class Moments {
  #times: number[] = []

  /** Milliseconds to wait until one more fits; 0 when it fits now. */
  wait(now: number, windows: { count: number; ms: number }[]): number {
    let wait = 0
    for (const { count, ms } of windows) {
      const time = this.#times[this.#times.length - count]
      if (time !== undefined && time + ms > now) wait = Math.max(wait, time + ms - now)
    }
    return wait
  }

  add(now: number): void {
    this.#times.push(now)
    if (this.#times.length > keep * 2) this.#times = this.#times.slice(-keep)
  }
}

/** Says which requests Teams would throttle. */
export class Limits {
  on: boolean
  readonly #all = new Moments()
  readonly #threads = new Map<string, Moments>()

  constructor(on = true) {
    this.on = on
  }

  /**
   * Counts one request, or says in how many milliseconds it may come back. A refused request is not counted.
   * `thread`: what it is sent to, with the kind of request (`send …`, `create …`); absent for other requests.
   * `came`: when it may have come at the earliest.
   */
  take(now: number, thread?: string, came = now): number {
    if (!this.on) return 0
    const moments = thread === undefined ? undefined : this.#thread(thread)
    const wait = Math.max(this.#all.wait(now, perTenant), moments?.wait(now, perThread) ?? 0)
    if (wait > 0) return wait
    this.#all.add(came)
    moments?.add(came)
    return 0
  }

  #thread(name: string): Moments {
    let moments = this.#threads.get(name)
    if (moments === undefined) {
      moments = new Moments()
      this.#threads.set(name, moments)
    }
    return moments
  }
}
