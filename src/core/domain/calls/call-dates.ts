import { Temporal } from 'temporal-polyfill'
import type { WorkingHours } from '../settings.ts'
import { type Day, type Instant, msBetween } from '../time.ts'
import { instantOf, localTime } from '../working-time/local-time.ts'
import { afterQuietHours } from '../working-time/quiet-hours.ts'
import { isWorkingDay, nextWorkingDay, workingTime } from '../working-time/working-time.ts'
import type { Call, CallDraft, Recurrence } from './call.ts'

/**
 * So many days before the end come the last reminder and the notice to the head; as many before a recurring call opens,
 * the question.
 */
const daysBefore = 2
/** Closer than that to another message about the same call, or to its end, nobody is reminded. */
const leastMs = 2 * 60 * 60_000

/** `last`: two working days before the end, when heads are told too. */
export type CallReminder = { at: Instant; last: boolean }

/** When those are reminded who did not answer: at half of the time that people work, and two working days before. */
export function callReminders(openedAt: Instant, closesAt: Instant, settings: WorkingHours): CallReminder[] {
  const time = workingTime(settings)
  const half = { at: time.after(openedAt, Math.floor(time.ms(openedAt, closesAt) / 2)), last: false }
  const last = { at: time.daysBefore(closesAt, daysBefore), last: true }
  const due = [half, last]
    .map(one => ({ ...one, at: afterQuietHours(one.at, settings) }))
    .filter(({ at }) => msBetween(openedAt, at) >= leastMs && msBetween(at, closesAt) >= leastMs)
  const [first, second] = due
  const near = first && second && Math.abs(msBetween(first.at, second.at)) < leastMs
  return near ? [second] : due.toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** When the communication team is asked whether a recurring call opens once more. */
export function questionAt(opensAt: Instant, settings: WorkingHours): Instant {
  return afterQuietHours(workingTime(settings).daysBefore(opensAt, daysBefore), settings)
}

/** The earliest end of a call that opens at that instant: one working day later. */
export function earliestEnd(opensAt: Instant, settings: WorkingHours): Instant {
  return workingTime(settings).daysAfter(opensAt, 1)
}

/** The recurrence that the first day means: the second Tuesday, the last Friday. */
export function recurrenceOf(kind: Recurrence['kind'], first: Day): Recurrence {
  const { day, dayOfWeek: weekday } = Temporal.PlainDate.from(first)
  if (kind === 'none') return { kind }
  if (kind === 'weekly') return { kind, weekday }
  const nth = Math.ceil(day / 7)
  return { kind, weekday, nth: nth > 4 ? 'last' : (nth as 1 | 2 | 3 | 4) }
}

type Dates = Pick<CallDraft, 'opensAt' | 'closesAt'>
type Dated = Dates & Pick<CallDraft, 'recurrence'>

/**
 * When a recurring call opens next, and ends. After an outage the call opens once: the openings missed meanwhile are
 * left out. Null: it does not recur.
 */
export function nextDates(call: Dated, now: Instant, settings: WorkingHours): Dates | null {
  let dates = datesAfter(call, settings)
  while (dates && dates.opensAt <= now) dates = datesAfter({ ...call, ...dates }, settings)
  return dates
}

/**
 * The dates of the next call: by the same clock, with as many working days as this one. A public holiday moves it to
 * the next working day.
 */
function datesAfter(call: Dated, settings: WorkingHours): Dates | null {
  const { timeZone } = settings
  const { day: opened, time: openTime } = localTime(call.opensAt, timeZone)
  const { day: closed, time: closeTime } = localTime(call.closesAt, timeZone)
  const day = nextDay(call.recurrence, opened, settings)
  const opensAt = day === null ? null : instantOf(day, openTime, timeZone)
  if (day === null || opensAt === null) return null
  const closesAt = instantOf(shifted(day, workingDays(opened, closed, settings), settings), closeTime, timeZone)
  return closesAt === null ? null : { opensAt, closesAt }
}

/** A call that opens later than it should, after an outage say, ends as much later. */
export function endFrom(call: Pick<Call, 'opensAt' | 'closesAt'>, openedAt: Instant, settings: WorkingHours): Instant {
  const time = workingTime(settings)
  if (call.closesAt >= earliestEnd(openedAt, settings)) return call.closesAt
  return time.after(openedAt, time.ms(call.opensAt, call.closesAt))
}

/** A month has every nth weekday; a holiday moves one by days at most. */
const monthsAhead = 3

function nextDay(recurrence: Recurrence, opened: Day, settings: WorkingHours): Day | null {
  switch (recurrence.kind) {
    case 'none':
      return null
    case 'weekly': {
      const from = Temporal.PlainDate.from(opened)
      const ahead = ((recurrence.weekday - from.dayOfWeek + 6) % 7) + 1
      return worked(from.add({ days: ahead }), settings)
    }
    case 'monthly': {
      const month = Temporal.PlainDate.from(opened).with({ day: 1 })
      const days = Array.from({ length: monthsAhead }, (_, months) =>
        worked(nthOf(month.add({ months }), recurrence), settings),
      )
      return days.find(day => day > opened) ?? null
    }
  }
}

function nthOf(month: Temporal.PlainDate, { nth, weekday }: { nth: number | 'last'; weekday: number }) {
  const first = month.add({ days: (weekday - month.dayOfWeek + 7) % 7 })
  if (nth !== 'last') return first.add({ days: 7 * (nth - 1) })
  const fifth = first.add({ days: 28 })
  return fifth.month === month.month ? fifth : first.add({ days: 21 })
}

function worked(day: Temporal.PlainDate, settings: WorkingHours): Day {
  const text = day.toString()
  return isWorkingDay(text, settings.isHoliday) ? text : nextWorkingDay(text, settings)
}

/** Working days after `from`, up to and with `to`. */
function workingDays(from: Day, to: Day, settings: WorkingHours): number {
  let days = 0
  for (let day = nextWorkingDay(from, settings); day <= to; day = nextWorkingDay(day, settings)) days++
  return Math.max(1, days)
}

function shifted(from: Day, days: number, settings: WorkingHours): Day {
  let day = from
  for (let left = days; left > 0; left--) day = nextWorkingDay(day, settings)
  return day
}

/** Whole days until then, by the authority's calendar; 0: today. */
export function daysLeft(now: Instant, until: Instant, timeZone: string): number {
  const [today, last] = [now, until].map(at => Temporal.PlainDate.from(localTime(at, timeZone).day))
  return Math.max(0, today!.until(last!).days)
}
