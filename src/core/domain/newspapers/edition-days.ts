import type { WorkingHours } from '../settings.ts'
import type { Day } from '../time.ts'
import { daysLater } from '../working-time/local-time.ts'
import { isWorkingDay, workingDayFrom, workingDaysBefore, workingDaysBetween } from '../working-time/working-time.ts'
import type { Edition } from './edition.ts'
import type { Newspaper, Rhythm } from './newspaper.ts'

/** From one edition to the next; `free`: what is offered where nobody said. */
const steps: Readonly<Record<Rhythm, { days?: number; months?: number }>> = {
  weekly: { days: 7 },
  monthly: { months: 1 },
  'two-monthly': { months: 2 },
  quarterly: { months: 3 },
  free: { days: 14 },
}

/**
 * When the next edition comes out: by its rhythm after the last one, else after today; never today or before, nor on a
 * day on which nobody works.
 */
export function nextEditionDay(rhythm: Rhythm, last: Day | null, today: Day, hours: WorkingHours): Day {
  const step = steps[rhythm]
  const from = last ?? today
  let day = from
  // By whole steps from the same day: a month after the 31st is the end of each month, not of the shortest one so far.
  for (let n = 1; day <= today || n === 1; n++)
    day = workingDayFrom(daysLater(from, { days: (step.days ?? 0) * n, months: (step.months ?? 0) * n }), hours)
  return day
}

/** *Bouclage*: worked back from the day of publication; on a day on which people work, also where that is not one. */
export function closingDay(day: Day, { closesBefore }: Pick<Newspaper, 'closesBefore'>, hours: WorkingHours): Day {
  const isFree = closesBefore === 0 && !isWorkingDay(day, hours.isHoliday)
  return workingDaysBefore(day, isFree ? 1 : closesBefore, hours)
}

/** Working days to *bouclage*: 0 on that very day alone; less: it is past, be it since a week-end began. */
export function daysToClosing(today: Day, closesOn: Day, hours: WorkingHours): number {
  const days = workingDaysBetween(today, closesOn, hours)
  if (today < closesOn) return Math.max(1, days)
  return today > closesOn ? Math.min(-1, days) : 0
}

/** The number in the year of the next edition. */
export function nextNumber(editions: readonly Pick<Edition, 'year' | 'number'>[], year: number): number {
  return Math.max(0, ...editions.filter(one => one.year === year).map(({ number }) => number)) + 1
}

/** From which day on something may be new to its readers: the day after the *bouclage* before (null: there is none). */
export function newSince(before: Day | null, rhythm: Rhythm, today: Day): Day {
  if (before) return daysLater(before, { days: 1 })
  const { days = 0, months = 0 } = steps[rhythm]
  return daysLater(today, { days: -days, months: -months })
}
