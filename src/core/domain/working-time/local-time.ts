import { Temporal } from 'temporal-polyfill'
import type { Day, Instant } from '../time.ts'
import { isDay, isTime } from '../text.ts'

/** What the clock on the wall says there. `weekday`: 1 Monday … 7 Sunday. */
export type LocalTime = { day: Day; time: string; weekday: number }

export function localTime(at: Instant, timeZone: string): LocalTime {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  return {
    day: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString().slice(0, 5),
    weekday: zoned.dayOfWeek,
  }
}

export function localDay(at: Instant, timeZone: string): Day {
  return localTime(at, timeZone).day
}

/** Null when this is no day or no time. A time that the change to summer time skips is the one an hour later. */
export function instantOf(day: string, time: string, timeZone: string): Instant | null {
  if (!isDay(day) || !isTime(time)) return null
  const zoned = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone)
  return new Date(zoned.epochMilliseconds).toISOString()
}
