import { readFileSync } from 'node:fs'

/**
 * Loaded before Mary (`node --import`): on SIGUSR2 her wall clock jumps by the milliseconds that the file CLOCK_SHIFT names
 * holds, as after a wrong NTP answer or a suspended machine. Timers and `performance.now()` go on, as a system's do.
 */
const real = Date
let shiftMs = 0

class Shifted extends real {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(Shifted.now())
    else super(...(given as [number]))
  }

  static override now(): number {
    return real.now() + shiftMs
  }
}

globalThis.Date = Shifted as DateConstructor
process.on('SIGUSR2', () => {
  shiftMs = Number(readFileSync(process.env['CLOCK_SHIFT'] ?? '', 'utf8'))
})
