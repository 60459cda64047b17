import { readFileSync } from 'node:fs'
import { shiftDate } from '../support/shifted-date.ts'

/**
 * Loaded before Mary (`node --import`): on SIGUSR2 her wall clock jumps by the milliseconds that the file CLOCK_SHIFT names
 * holds, as after a wrong NTP answer or a suspended machine.
 */
let shiftMs = 0
shiftDate(() => shiftMs)
process.on('SIGUSR2', () => {
  shiftMs = Number(readFileSync(process.env['CLOCK_SHIFT'] ?? '', 'utf8'))
})
