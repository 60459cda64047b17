import { Temporal } from 'temporal-polyfill'
import { cleanText, isDay, isTime } from '../text.ts'
import { type Day, type Instant, msBetween } from '../time.ts'

/** The local date and time there. `weekday`: 1 Monday … 7 Sunday. */
export type LocalTime = { day: Day; time: string; weekday: number }

export function localTime(at: Instant, timeZone: string): LocalTime {
  const ms = Date.parse(at)
  // `wallMs`: the local clock read as if it were UTC.
  const wallMs = ms + offsetMs(ms, timeZone)
  const text = new Date(wallMs).toISOString()
  return { day: text.slice(0, -'THH:MM:SS.mmmZ'.length), time: text.slice(-13, -8), weekday: weekdayOf(wallMs) }
}

/** The first of January 1970 was a Thursday. */
function weekdayOf(wallMs: number): number {
  const days = Math.floor(wallMs / dayMs)
  return ((((days + 3) % 7) + 7) % 7) + 1
}

const dayMs = 24 * 60 * 60_000
/** Clocks are changed on a whole minute everywhere: once at 00:01, in Newfoundland until 2011. */
const minuteMs = 60_000
const offsetsKept = 10_000
const offsets = new Map<string, number>()

/** How far local time is ahead of UTC. Asked by every card and every decision, and costly to work out. */
function offsetMs(ms: number, timeZone: string): number {
  const minute = Math.floor(ms / minuteMs)
  const key = `${timeZone} ${minute}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const at = Temporal.Instant.fromEpochMilliseconds(minute * minuteMs)
  const found = at.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6
  if (offsets.size >= offsetsKept) offsets.clear()
  offsets.set(key, found)
  return found
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

export function daysLater(day: Day, later: { days?: number; months?: number }): Day {
  return Temporal.PlainDate.from(day).add(later).toString()
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

/** A day farther ahead is usually a mistyped year. */
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
