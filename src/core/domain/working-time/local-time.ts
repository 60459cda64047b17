import { Temporal } from 'temporal-polyfill'
import { cleanText, isDay, isTime } from '../text.ts'
import { type Day, type Instant, msBetween } from '../time.ts'

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

export function nextDay(day: Day): Day {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}

export function previousDay(day: Day): Day {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}

/** Monday, midnight there. */
export function startOfWeek(at: Instant, timeZone: string): Instant {
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).startOfDay()
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  return new Date(monday.epochMilliseconds).toISOString()
}

/** Whoever means a day so far ahead mistyped the year, as a rule. */
const farthestMs = 366 * 24 * 60 * 60_000

export function isTooFar(at: Instant, now: Instant): boolean {
  return msBetween(now, at) > farthestMs
}

/**
 * When the clocks change: `skipped`, no clock ever shows that time and an hour later is meant; `twice`, two moments
 * show it and the first is meant.
 */
export type ZoneChange = 'skipped' | 'twice'

export function zoneChange(day: unknown, time: unknown, timeZone: string): ZoneChange | null {
  const [date, hour] = [cleanText(day), cleanText(time)]
  if (!isDay(date) || !isTime(hour)) return null
  const typed = Temporal.PlainDateTime.from(`${date}T${hour}`)
  const [first, last] = (['earlier', 'later'] as const).map(disambiguation =>
    typed.toZonedDateTime(timeZone, { disambiguation }),
  )
  if (first === undefined || last === undefined || first.equals(last)) return null
  return first.toPlainDateTime().equals(typed) ? 'twice' : 'skipped'
}
