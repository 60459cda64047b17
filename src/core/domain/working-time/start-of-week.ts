import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../time.ts'

/** Monday, midnight there. */
export function startOfWeek(at: Instant, timeZone: string): Instant {
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).startOfDay()
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  return new Date(monday.epochMilliseconds).toISOString()
}
