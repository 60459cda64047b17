/** They may catch up by so little: 47.7 a second then make 49. */
const catchUp = 0.97
/** Nobody counts out turns so near to each other. */
const unpacedMs = 5
/** Further apart they stood still between them: that is not made good. */
const apartMs = 250

/**
 * Between its turn and its request a row is written, and the store may be slow: what waited for it together must not
 * leave together. Departures keep the distance of their turns, only later. One for the whole process.
 */
export class LateTurns {
  #turnAt = 0
  #leavesAt = -Infinity

  /** How long the request of that turn has to wait, now that it is ready. */
  waitMs(turnAt: number, now: number): number {
    const apart = Math.min(apartMs, turnAt - this.#turnAt)
    const due = this.#leavesAt + (apart < unpacedMs ? 0 : apart * catchUp)
    this.#turnAt = Math.max(this.#turnAt, turnAt)
    this.#leavesAt = Math.max(now, due)
    return this.#leavesAt - now
  }
}
