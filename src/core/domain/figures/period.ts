import { isDay } from '../text.ts'
import type { Day, Instant } from '../time.ts'
import { daysLater, instantOf, localDay, previousDay } from '../working-time/local-time.ts'

export type PeriodUnit = 'month' | 'quarter' | 'year'

/** A month, a quarter or a year of the calendar. `to`: its last day. */
export type Period = { unit: PeriodUnit; from: Day; to: Day }

const monthsIn: Record<PeriodUnit, number> = { month: 1, quarter: 3, year: 12 }

/** The period of that unit in which the day lies. */
export function periodAt(unit: PeriodUnit, day: Day): Period {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  const months = monthsIn[unit]
  const first = Math.floor((month - 1) / months) * months + 1
  const from = `${year}-${String(first).padStart(2, '0')}-01`
  return { unit, from, to: previousDay(daysLater(from, { months })) }
}

export function periodBefore({ unit, from }: Period): Period {
  return periodAt(unit, previousDay(from))
}

export function periodAfter({ unit, to }: Period): Period {
  return periodAt(unit, daysLater(to, { days: 1 }))
}

/** The months of a period, in order; a month consists of itself. */
export function monthsOf({ unit, from }: Period): Period[] {
  return Array.from({ length: monthsIn[unit] }, (_, months) => periodAt('month', daysLater(from, { months })))
}

/** From the midnight that begins its first day to the midnight that ends its last day, which is excluded. */
export function spanOf({ from, to }: Period, timeZone: string): { from: Instant; to: Instant } {
  const [start, end] = [instantOf(from, '00:00', timeZone), instantOf(daysLater(to, { days: 1 }), '00:00', timeZone)]
  if (start === null || end === null) throw new Error('no such day')
  return { from: start, to: end }
}

/** Figures of a period that has not begun are not shown: every department would look silent. */
export function hasBegun(period: Period, now: Instant, { timeZone }: { timeZone: string }): boolean {
  return spanOf(period, timeZone).from <= now
}

/** `2026-11`, `2026-Q4`, `2026`: the period's name in addresses and files. */
export function periodName({ unit, from }: Period): string {
  switch (unit) {
    case 'month':
      return from.slice(0, 7)
    case 'quarter':
      return `${from.slice(0, 4)}-Q${quarterOf(from)}`
    case 'year':
      return from.slice(0, 4)
  }
}

export function quarterOf(day: Day): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3)
}

/** Names as they are typed, of this century. Null: no such name. */
export function readPeriodName(name: string): Period | null {
  const match = /^(20\d\d)(?:-(\d{2})|-Q([1-4]))?$/.exec(name)
  if (!match) return null
  const [, year, month, quarter] = match
  if (quarter !== undefined) return periodAt('quarter', `${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`)
  const day = `${year}-${month ?? '01'}-01`
  return isDay(day) ? periodAt(month === undefined ? 'year' : 'month', day) : null
}

/** The period in which today lies, by the authority's calendar. */
export function currentPeriod(unit: PeriodUnit, now: Instant, timeZone: string): Period {
  return periodAt(unit, localDay(now, timeZone))
}
