import type { View } from './week-types.ts'

const dayMs = 86_400_000
/** The Swedish locale writes days as they are stored here. */
const written = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' })

/** In UTC, in ms since 1970: days are counted and named without any clock. */
function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** Today on this device, until Mary tells today in the authority's time zone. */
export function dayHere(): string {
  return new Intl.DateTimeFormat('sv-SE').format(new Date())
}

export function addDays(day: string, n: number): string {
  return written.format(midnightOf(day) + n * dayMs)
}

export function isDay(text: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(midnightOf(text)) && addDays(text, 0) === text
}

export function mondayOf(day: string): string {
  // The first of January 1970 was a Thursday.
  return addDays(day, -((midnightOf(day) / dayMs + 3) % 7))
}

/** By ISO 8601. */
export function weekNumber(day: string): number {
  const thursday = addDays(mondayOf(day), 3)
  return 1 + Math.floor((midnightOf(thursday) - midnightOf(`${thursday.slice(0, 4)}-01-01`)) / (7 * dayMs))
}

/** The whole weeks that the view shows. */
export function spanOf(view: View, day: string): { from: string; to: string } {
  if (view !== 'month') return { from: mondayOf(day), to: addDays(mondayOf(day), 6) }
  return { from: mondayOf(`${day.slice(0, 7)}-01`), to: addDays(mondayOf(lastOf(day)), 6) }
}

/** A day of the next span, or of the one before. */
export function turned(view: View, day: string, step: 1 | -1): string {
  if (view !== 'month') return addDays(day, 7 * step)
  return step > 0 ? addDays(lastOf(day), 1) : `${addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)}-01`
}

export function daysBetween(from: string, to: string): string[] {
  const days = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

function lastOf(day: string): string {
  return addDays(`${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1)
}

/** `clock`: of `09:30` */
export type Names = {
  long(day: string): string
  short(day: string): string
  weekday(day: string): string
  number(day: string): string
  month(day: string): string
  span(from: string, to: string): string
  clock(time: string): string
}

export function namesOf(locale: 'fr' | 'en'): Names {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB'
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
  // As Mary’s cards write it.
  const first = (day: string) => (locale === 'fr' ? day.replace(/(^|\s)1 (?=\p{L})/u, '$11er ') : day)
  const long = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const short = format({ weekday: 'short', day: 'numeric', month: 'short' })
  const weekday = format({ weekday: 'long' })
  const month = format({ month: 'long', year: 'numeric' })
  const span = format({ day: 'numeric', month: 'long', year: 'numeric' })
  return {
    long: day => first(long.format(midnightOf(day))),
    short: day => first(short.format(midnightOf(day))),
    weekday: day => weekday.format(midnightOf(day)),
    number: day => String(Number(day.slice(8))),
    month: day => month.format(midnightOf(day)),
    span: (from, to) => span.formatRange(midnightOf(from), midnightOf(to)),
    clock: time => {
      const [hour = '', minute = ''] = time.split(':')
      if (locale === 'en' || time === '') return time
      return `${Number(hour)}\u202fh${minute === '00' ? '' : `\u202f${minute}`}`
    },
  }
}

/** « 22 h 31 », with the day before it if it is not today. `zone`: the authority's, wherever the browser is. */
export function momentsOf(locale: 'fr' | 'en', zone: string): (at: number | Date) => string {
  const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
  const { long, clock } = namesOf(locale)
  return at => {
    const [day = '', time = ''] = local.format(at).split(' ')
    return local.format(new Date()).startsWith(day) ? clock(time) : `${long(day)}, ${clock(time)}`
  }
}
