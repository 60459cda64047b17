import { Temporal } from 'temporal-polyfill'
import type { Day } from '../time.ts'

/** The same date each year, `MM-DD`, or so many days after Easter Sunday. */
type Feast = string | number

/** Code du travail, art. L3133-1: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072050/ */
const ofFrance: Feast[] = ['01-01', 1, '05-01', '05-08', 39, 50, '07-14', '08-15', '11-01', '11-11', '12-25']
/** Art. L3134-13: Good Friday, and the day after Christmas. */
const ofAlsaceMoselle: Feast[] = [-2, '12-26']
/** Art. L3422-2: the abolition of slavery, on its own day in each; and Good Friday where it is kept. */
const ofOverseas: Record<string, Feast[]> = {
  GP: [-2, '05-27'],
  MQ: [-2, '05-22'],
  GF: ['06-10'],
  RE: ['12-20'],
  YT: ['04-27'],
  BL: ['10-09'],
  MF: ['05-27'],
}
/** Territories that have a labour law of their own. */
const ofTerritories: Record<string, Feast[]> = {
  PM: [],
  NC: ['09-24'],
  PF: ['03-05', -2, '11-20'],
  WF: ['04-28', '06-29', '07-29'],
}

/** What the law adds to the eleven days of all of France: `FR-57` for Moselle, `GP` or `FR-GP` for Guadeloupe. */
const added: Record<string, Feast[]> = {
  FR: [],
  ...Object.fromEntries(['FR-57', 'FR-67', 'FR-68'].map(region => [region, ofAlsaceMoselle])),
  ...Object.fromEntries(Object.entries(ofOverseas).map(([region, feasts]) => [`FR-${region}`, feasts])),
  ...ofOverseas,
  ...ofTerritories,
}

export function holidayRegions(): string[] {
  return Object.keys(added)
}

/** Public holidays alone: the days on which a French authority is closed by law. */
export function publicHolidays(region: string, year: number): Day[] {
  const easter = easterSunday(year)
  const days = [...ofFrance, ...(added[region] ?? [])].map(feast =>
    typeof feast === 'number' ? easter.add({ days: feast }).toString() : `${String(year).padStart(4, '0')}-${feast}`,
  )
  return [...new Set(days)].toSorted()
}

/**
 * In integers alone, with the names of the published algorithm: https://en.wikipedia.org/wiki/Date_of_Easter,
 * “Anonymous Gregorian algorithm”.
 */
export function easterSunday(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return Temporal.PlainDate.from({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 })
}

/** Plans reach a few years ahead; a typed year may be any of ten thousand. */
const yearsKept = 20

/** Whether a day is a public holiday there. Computed once for each year, since every decision asks for it. */
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
