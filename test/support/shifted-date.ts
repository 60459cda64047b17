const real = Date

/** The wall clock of this process, ahead by so many ms. Timers and `performance.now()` stay the system's. */
export function shiftDate(shiftMs: () => number): void {
  class Shifted extends real {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(Shifted.now())
      else super(...(given as [number]))
    }

    static override now(): number {
      return real.now() + shiftMs()
    }
  }
  globalThis.Date = Shifted as DateConstructor
}
