/**
 * Another machine's clock, told by what it showed during round trips: it was read between sending and hearing. The
 * latest that fits is taken, so that a slow way does not bunch what follows; a clock that jumped no longer fits, and is
 * believed.
 */
export class FarClock {
  #ahead: number | null = null

  /** `shown`: by the far clock, somewhere between `sent` and `heard` of ours. */
  heard(sent: number, heard: number, shown: number): void {
    const [least, most] = [sent - shown, heard - shown]
    this.#ahead = this.#ahead === null ? most : Math.min(most, Math.max(least, this.#ahead))
  }

  /** That moment of the far clock on ours. */
  here(at: number): number {
    return at + (this.#ahead ?? 0)
  }
}
