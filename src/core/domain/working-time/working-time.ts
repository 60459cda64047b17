import { Temporal } from 'temporal-polyfill'
import type { WorkingHours } from '../settings.ts'
import { type Day, type Instant, later, msBetween } from '../time.ts'
import { instantOf, localTime } from './local-time.ts'

type Span = { from: Instant; to: Instant }

/** Days and hours on which people work: neither week-end nor public holiday, outside of any quiet hours. */
export type WorkingTime = {
  /**
   * So many working days earlier or later, at the same time of day, or at the nearest working hour before (after) it.
   */
  daysBefore(at: Instant, days: number): Instant
  daysAfter(at: Instant, days: number): Instant
  /** How long people work between two instants. */
  ms(from: Instant, to: Instant): number
  /** When people will have worked for so long. */
  after(from: Instant, ms: number): Instant
}

export function workingTime(settings: WorkingHours): WorkingTime {
  const { timeZone, isHoliday } = settings
  const spanOf = spansOf(settings)
  const first = (at: Instant): Instant => {
    for (let day = dayOf(at, timeZone); ; day = shift(day, 1)) {
      const open = spanOf(day)
      if (open && at < open.to) return at > open.from ? at : open.from
    }
  }
  const last = (at: Instant): Instant => {
    for (let day = dayOf(at, timeZone); ; day = shift(day, -1)) {
      const open = spanOf(day)
      if (open && at > open.from) return at < open.to ? at : open.to
    }
  }
  const ms = (from: Instant, to: Instant): number => {
    let sum = 0
    for (let day = dayOf(from, timeZone); day <= dayOf(to, timeZone); day = shift(day, 1))
      sum += overlap(spanOf(day), { from, to })
    return sum
  }
  const after = (from: Instant, wanted: number): Instant => {
    let at = first(from)
    for (let left = wanted; ;) {
      const end = spanOf(dayOf(at, timeZone))?.to ?? at
      if (left <= msBetween(at, end)) return later(at, left)
      left -= msBetween(at, end)
      at = first(end)
    }
  }
  const moved = (at: Instant, days: number, way: 1 | -1): Instant => {
    const { day, time } = localTime(at, timeZone)
    return instantOf(counted(day, days, way, isHoliday), time, timeZone) ?? at
  }
  return {
    ms,
    after,
    daysBefore: (at, days) => last(moved(at, days, -1)),
    daysAfter: (at, days) => first(moved(first(at), days, 1)),
  }
}

/** Plans reach some months. */
const daysKept = 1_000
const known = new WeakMap<WorkingHours, (day: Day) => Span | null>()

/** Computed once for each day and kept with the settings, since every decision asks for it. */
export function spansOf(settings: WorkingHours): (day: Day) => Span | null {
  const before = known.get(settings)
  if (before) return before
  const spans = new Map<Day, Span | null>()
  const spanOf = (day: Day): Span | null => {
    const worked = spans.get(day)
    if (worked !== undefined) return worked
    const found = isWorkingDay(day, settings.isHoliday) ? span(day, settings) : null
    if (spans.size >= daysKept) spans.clear()
    spans.set(day, found)
    return found
  }
  known.set(settings, spanOf)
  return spanOf
}

/** The next day that is neither on a week-end nor a public holiday. */
export function nextWorkingDay(day: Day, { isHoliday }: WorkingHours): Day {
  return counted(day, 1, 1, isHoliday)
}

/** That day, or the next one that is neither of a week-end nor a public holiday. */
export function workingDayFrom(day: Day, hours: WorkingHours): Day {
  return isWorkingDay(day, hours.isHoliday) ? day : nextWorkingDay(day, hours)
}

/** So many working days earlier; none: that day itself. */
export function workingDaysBefore(day: Day, days: number, { isHoliday }: WorkingHours): Day {
  return counted(day, days, -1, isHoliday)
}

/** Working days from one day to another: 0 on the same one; less where `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, { isHoliday }: WorkingHours): number {
  const [first, last] = from <= to ? [from, to] : [to, from]
  let n = 0
  for (let day = first; day < last;) {
    day = shift(day, 1)
    if (isWorkingDay(day, isHoliday)) n++
  }
  return from <= to ? n : -n
}

function counted(from: Day, days: number, way: 1 | -1, isHoliday: (day: Day) => boolean): Day {
  let day = from
  for (let left = days; left > 0;) {
    day = shift(day, way)
    if (isWorkingDay(day, isHoliday)) left--
  }
  return day
}

export function isWorkingDay(day: Day, isHoliday: (day: Day) => boolean): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek < 6 && !isHoliday(day)
}

/** Quiet hours that lie within a day, at noon say, cut nothing off. */
function span(day: Day, { quietHours, timeZone }: WorkingHours): Span {
  const overMidnight = quietHours !== 'off' && quietHours.from > quietHours.to
  const from = instantOf(day, overMidnight ? quietHours.to : '00:00', timeZone)
  const to = overMidnight ? instantOf(day, quietHours.from, timeZone) : instantOf(shift(day, 1), '00:00', timeZone)
  if (from === null || to === null) throw new Error('no such day')
  return { from, to }
}

function overlap(span: Span | null, { from, to }: Span): number {
  return span ? Math.max(0, msBetween(span.from > from ? span.from : from, span.to < to ? span.to : to)) : 0
}

function dayOf(at: Instant, timeZone: string): Day {
  return localTime(at, timeZone).day
}

function shift(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
