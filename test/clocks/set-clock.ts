import { shiftDate } from '../support/shifted-date.ts'

/**
 * Loaded before everything else (`node --import`): the process begins at the instant that the variable CLOCK_AT names, and
 * its wall clock goes on from there. No wait is longer or shorter.
 */
const shiftMs = Date.parse(process.env['CLOCK_AT'] ?? '') - Date.now()
if (Number.isNaN(shiftMs)) throw new Error('CLOCK_AT names an instant: 2027-05-01T00:10:00+02:00')
shiftDate(() => shiftMs)
