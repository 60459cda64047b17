const tickMs = 5
/** A timer may be late by so much without anybody standing still. */
const lateMs = 10
/** What came meanwhile is dealt with so long after it at the latest. */
const afterMs = 30
const idleMs = 2_000

/**
 * Knows when this process stood still, on a machine that had other things to do: what came meanwhile is dealt with
 * together, and nobody can say that it came together. Watches while anything comes.
 */
export class Standstill {
  #timer: NodeJS.Timeout | undefined
  #ticked = 0
  #asked = 0
  #last = { from: 0, to: 0 }

  /** The earliest moment at which what is dealt with at `now` may have come: `now`, unless the town stood still. */
  earliest(now: number): number {
    this.#asked = now
    this.#watch(now)
    const { from, to } = this.#last
    if (now - this.#ticked > tickMs + lateMs) return this.#ticked
    return now - to <= afterMs ? from : now
  }

  #watch(now: number): void {
    if (this.#timer !== undefined) return
    this.#ticked = now
    this.#timer = setInterval(() => this.#tick(Date.now()), tickMs).unref()
  }

  #tick(now: number): void {
    if (now - this.#ticked > tickMs + lateMs) this.#last = { from: this.#ticked, to: now }
    this.#ticked = now
    if (now - this.#asked < idleMs) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
