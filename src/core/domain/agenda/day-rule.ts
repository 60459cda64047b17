import { Temporal } from 'temporal-polyfill'
import type { Day } from '../time.ts'
import { easterSunday } from '../working-time/public-holidays.ts'

/**
 * A day of each year. `nth`: 1 the first such weekday of the month … 4, -1 the last one; `weekday`: 1 Monday …
 * 7 Sunday. `easter`: so many days after Easter Sunday.
 */
export type DayRule =
  | { kind: 'fixed'; month: number; day: number }
  | { kind: 'nth'; month: number; nth: number; weekday: number }
  | { kind: 'easter'; days: number }

/** The 29th of February is the 28th where there is none. */
export function dayOfYear(rule: DayRule, year: number): Day {
  switch (rule.kind) {
    case 'fixed':
      return Temporal.PlainDate.from({ year, month: rule.month, day: rule.day }).toString()
    case 'nth':
      return nthWeekday(rule, year)
    case 'easter':
      return easterSunday(year).add({ days: rule.days }).toString()
  }
}

function nthWeekday({ month, nth, weekday }: Extract<DayRule, { kind: 'nth' }>, year: number): Day {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  if (nth > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) }).toString()
  const last = first.add({ months: 1 }).subtract({ days: 1 })
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 }).toString()
}

/** The first day of the rule that is `from` or later. */
export function nextByRule(rule: DayRule, from: Day): Day {
  const year = Number(from.slice(0, 4))
  const here = dayOfYear(rule, year)
  return here >= from ? here : dayOfYear(rule, year + 1)
}

/** Easter is the 22nd of March at the earliest: the day lies in the same year, once. */
const [easterLeast, easterMost] = [-80, 120]

/** Whether it names a day of every year. */
export function isDayRule(rule: DayRule): boolean {
  const whole = (value: number, least: number, most: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most
  switch (rule.kind) {
    case 'fixed':
      return whole(rule.month, 1, 12) && whole(rule.day, 1, daysIn(rule.month))
    case 'nth':
      return whole(rule.month, 1, 12) && (whole(rule.nth, 1, 4) || rule.nth === -1) && whole(rule.weekday, 1, 7)
    case 'easter':
      return whole(rule.days, easterLeast, easterMost)
  }
}

/** In a leap year. */
function daysIn(month: number): number {
  return Temporal.PlainYearMonth.from({ year: 2024, month }).daysInMonth
}
