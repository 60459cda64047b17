import type { WorkingHours } from '../settings.ts'
import type { Day } from '../time.ts'
import { daysLater } from '../working-time/local-time.ts'
import { isWorkingDay, workingDayFrom, workingDaysBefore, workingDaysBetween } from '../working-time/working-time.ts'
import type { Edition } from './edition.ts'
import type { Newspaper, Rhythm } from './newspaper.ts'

/** Time from one edition to the next; `free`: what is offered where no rhythm was chosen. */
const steps: Readonly<Record<Rhythm, { days?: number; months?: number }>> = {
  weekly: { days: 7 },
  monthly: { months: 1 },
  'two-monthly': { months: 2 },
  quarterly: { months: 3 },
  free: { days: 14 },
}

/** When the next edition comes out: by its rhythm after the last one, else after today; always a later working day. */
export function nextEditionDay(rhythm: Rhythm, last: Day | null, today: Day, hours: WorkingHours): Day {
  const step = steps[rhythm]
  const from = last ?? today
  let day = from
  // Whole steps are counted from the same first day: from the 31st on, each edition is at the end of its month, also
  // after February.
  for (let n = 1; day <= today || n === 1; n++)
    day = workingDayFrom(daysLater(from, { days: (step.days ?? 0) * n, months: (step.months ?? 0) * n }), hours)
  return day
}

/** *Bouclage*, counted back from the day of publication; a working day even where the day of publication is none. */
export function closingDay(day: Day, { closesBefore }: Pick<Newspaper, 'closesBefore'>, hours: WorkingHours): Day {
  const isFree = closesBefore === 0 && !isWorkingDay(day, hours.isHoliday)
  return workingDaysBefore(day, isFree ? 1 : closesBefore, hours)
}

/** Working days to *bouclage*: 0 on that very day alone; negative: it is past, also if only a week-end began since. */
export function daysToClosing(today: Day, closesOn: Day, hours: WorkingHours): number {
  const days = workingDaysBetween(today, closesOn, hours)
  if (today < closesOn) return Math.max(1, days)
  return today > closesOn ? Math.min(-1, days) : 0
}

export function nextNumber(editions: readonly Pick<Edition, 'year' | 'number'>[], year: number): number {
  return Math.max(0, ...editions.filter(one => one.year === year).map(({ number }) => number)) + 1
}

/** From which day on posts are new to its readers: the day after the previous *bouclage* (null: none). */
export function newSince(before: Day | null, rhythm: Rhythm, today: Day): Day {
  if (before) return daysLater(before, { days: 1 })
  const { days = 0, months = 0 } = steps[rhythm]
  return daysLater(today, { days: -days, months: -months })
}
