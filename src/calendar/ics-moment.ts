import type ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import type { AgendaEntry } from '../core/domain/agenda/agenda.ts'
import { isDay } from '../core/domain/text.ts'
import type { Day } from '../core/domain/time.ts'
import { localTime, previousDay } from '../core/domain/working-time/local-time.ts'

/** A day, or a minute of it by the authority's clock. */
export type Moment = { day: Day; time: string | null }

/** `timeZone`: of the authority. `known`: whether a name is a standard zone, kept while one calendar is read. */
export type Zones = { timeZone: string; known: Map<string, boolean> }

/**
 * By the authority's clock. `tzid`: the zone that the calendar names. A standard name counts before the calendar's own
 * rules for it, which are often old; a time without a zone is taken as the authority's. Null: not a day that is shown.
 */
export function momentOf(time: ICAL.Time, tzid: string | null, { timeZone, known }: Zones): Moment | null {
  const day = `${four(time.year)}-${two(time.month)}-${two(time.day)}`
  if (!isDay(day)) return null
  if (time.isDate) return { day, time: null }
  const clock = `${two(time.hour)}:${two(time.minute)}`
  const zone = time.zone.tzid === 'UTC' ? 'UTC' : tzid
  if (zone !== null && isKnown(zone, known)) {
    const at = Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(zone)
    return local(at.epochMilliseconds, timeZone)
  }
  if (time.zone.tzid === 'floating') return { day, time: clock }
  return local(time.toUnixTime() * 1000, timeZone)
}

function isKnown(name: string, known: Zones['known']): boolean {
  const before = known.get(name)
  if (before !== undefined) return before
  let found = false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    found = true
  } catch {
    // A name of the calendar's own.
  }
  known.set(name, found)
  return found
}

function local(ms: number, timeZone: string): Moment | null {
  if (!Number.isFinite(ms)) return null
  const { day, time } = localTime(new Date(ms).toISOString(), timeZone)
  return isDay(day) ? { day, time } : null
}

/** Both ends included: a whole day ends the day after it, and an entry that ends at midnight is not on the next day. */
export function spanOf(begins: Moment, ends: Moment | null): Pick<AgendaEntry, 'from' | 'to' | 'time'> {
  const { day: from, time } = begins
  const last = ends && lastDay(ends)
  return { from, to: last !== null && last > from ? last : from, time }
}

function lastDay({ day, time }: Moment): Day {
  return time === null || time === '00:00' ? previousDay(day) : day
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}

function four(part: number): string {
  return String(part).padStart(4, '0')
}
