import Holidays from 'date-holidays'
import type { Day } from '../time.ts'

/** Those of French law that the library knows under a code of their own. */
const overseas = ['GP', 'MQ', 'GF', 'RE', 'YT', 'BL', 'MF', 'PM', 'NC', 'PF', 'WF'] as const

/** Where else than in all of France holidays are the law: `FR-57` for Moselle, `GP` or `FR-GP` for Guadeloupe. */
export function holidayRegions(): string[] {
  return ['FR', ...Object.keys(new Holidays().getStates('FR')).map(state => `FR-${state}`), ...overseas]
}

/**
 * Public holidays alone: the days on which a French authority is closed by law (Code du travail, art. L3133-1,
 * L3134-13, L3422-2).
 */
export function publicHolidays(region: string, year: number): Day[] {
  const [country = 'FR', ...state] = region.split('-')
  const holidays = new Holidays(
    { country, ...(state[0] === undefined ? {} : { state: state[0] }) },
    { types: ['public'] },
  )
  return [...new Set(holidays.getHolidays(year).map(({ date }) => date.slice(0, 10)))].toSorted()
}

/** Plans reach some years; what somebody types may be any of ten thousand. */
const yearsKept = 20

/**
 * Whether a day is a public holiday there. Made once: the library takes 10 ms to tell a year, on every decision's road.
 */
export function holidaysOf(region: string): (day: Day) => boolean {
  const told = new Map<string, ReadonlySet<Day>>()
  return day => {
    const year = day.slice(0, 4)
    const known = told.get(year) ?? new Set(publicHolidays(region, Number(year)))
    if (told.size >= yearsKept && !told.has(year)) told.clear()
    told.set(year, known)
    return known.has(day)
  }
}
