import { Temporal } from 'temporal-polyfill'
import type { Day } from '../../src/core/domain/time.ts'

/** That day on the calendar of the town hall, so many days from today: what Mary calls a day, whatever UTC says. */
export function dayIn(days: number, timeZone = 'Europe/Paris'): Day {
  return Temporal.Now.plainDateISO(timeZone).add({ days }).toString()
}
