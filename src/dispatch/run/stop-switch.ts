export type StopReason = 'interrupted' | 'not-running' | 'held'

/** Ends a run once; the first reason stays. */
export class StopSwitch {
  #reason: StopReason | null = null
  #waiting = new Set<() => void>()

  get reason(): StopReason | null {
    return this.#reason
  }

  pull(reason: StopReason): void {
    if (this.#reason !== null) return
    this.#reason = reason
    for (const go of this.#waiting) go()
    this.#waiting.clear()
  }

  /** Resolves with the promise, or at once when the switch is pulled; then the promise is left alone. */
  async until(promise: Promise<unknown>): Promise<void> {
    if (this.#reason !== null) return
    const pulled = Promise.withResolvers<void>()
    this.#waiting.add(pulled.resolve)
    try {
      await Promise.race([promise, pulled.promise])
    } finally {
      this.#waiting.delete(pulled.resolve)
    }
  }
}
