const inARow = 10
const firstPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * When nothing arrives any more, or nothing is answered, the service is away and not ten people: instead of using up
 * everybody's tries and leaving each in doubt, one row is tried after each pause, the pauses grow, and the first that
 * arrives ends the outage.
 */
export class Outage {
  #failures = 0
  #pauses = 0

  get open(): boolean {
    return this.#failures >= inARow
  }

  failed(): void {
    this.#failures++
  }

  arrived(): void {
    this.#failures = 0
    this.#pauses = 0
  }

  nextPauseMs(): number {
    return Math.min(longestPauseMs, firstPauseMs * 2 ** this.#pauses++)
  }
}
