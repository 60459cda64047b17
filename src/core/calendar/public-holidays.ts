import { Temporal } from 'temporal-polyfill'
import type { Day } from '../time.ts'

const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
/** Easter Monday, Ascension Day, Whit Monday: days after Easter Sunday. */
const movable = [1, 39, 50]

/** The eleven of metropolitan France: Code du travail, art. L3133-1. */
export function publicHolidays(year: number): Day[] {
  const easter = easterSunday(year)
  const days = [...fixed.map(day => `${year}-${day}`), ...movable.map(days => easter.add({ days }).toString())]
  return days.sort()
}

export function isPublicHoliday(day: Day): boolean {
  return publicHolidays(Number(day.slice(0, 4))).includes(day)
}

/** The Gregorian computus of Meeus, Jones and Butcher. */
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const leaps = Math.floor(century / 4)
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - leaps - moon + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const count = epact + weekday - 7 * late + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(count / 31), day: (count % 31) + 1 })
}
