/**
 * Loaded before everything else (`node --import`): the process begins at the instant that the variable CLOCK_AT names, and
 * its wall clock goes on from there. Timers and `performance.now()` are the system's: no wait is longer or shorter.
 */
const real = Date
const shiftMs = real.parse(process.env['CLOCK_AT'] ?? '') - real.now()

class Shifted extends real {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(Shifted.now())
    else super(...(given as [number]))
  }

  static override now(): number {
    return real.now() + shiftMs
  }
}

if (Number.isNaN(shiftMs)) throw new Error('CLOCK_AT names an instant: 2027-05-01T00:10:00+02:00')
globalThis.Date = Shifted as DateConstructor
