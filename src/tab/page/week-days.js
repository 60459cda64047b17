/** @import { View } from './week-types.js' */

const dayMs = 86_400_000
/** Sweden writes days as they are kept here. */
const written = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' })

/**
 * @param {string} day
 * @returns {number} its midnight in UTC, in ms since 1970: days are counted and named without any clock
 */
function midnightOf(day) {
  return Date.parse(`${day}T00:00:00Z`)
}

/** @returns {string} the day on this device, until Mary says the authority's */
export function dayHere() {
  return new Intl.DateTimeFormat('sv-SE').format(new Date())
}

/**
 * @param {string} day
 * @param {number} n
 * @returns {string}
 */
export function addDays(day, n) {
  return written.format(midnightOf(day) + n * dayMs)
}

/**
 * @param {string} text
 * @returns {boolean} whether it is a day of the calendar
 */
export function isDay(text) {
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(midnightOf(text)) && addDays(text, 0) === text
}

/**
 * @param {string} day
 * @returns {string} the Monday of its week
 */
export function mondayOf(day) {
  // The first of January 1970 was a Thursday.
  return addDays(day, -((midnightOf(day) / dayMs + 3) % 7))
}

/**
 * @param {string} day
 * @returns {number} of its week, ISO 8601
 */
export function weekNumber(day) {
  const thursday = addDays(mondayOf(day), 3)
  return 1 + Math.floor((midnightOf(thursday) - midnightOf(`${thursday.slice(0, 4)}-01-01`)) / (7 * dayMs))
}

/**
 * @param {View} view
 * @param {string} day
 * @returns {{ from: string, to: string }} the whole weeks that the view shows
 */
export function spanOf(view, day) {
  if (view !== 'month') return { from: mondayOf(day), to: addDays(mondayOf(day), 6) }
  return { from: mondayOf(`${day.slice(0, 7)}-01`), to: addDays(mondayOf(lastOf(day)), 6) }
}

/**
 * @param {View} view
 * @param {string} day
 * @param {1 | -1} step
 * @returns {string} a day of the span after this one, or before
 */
export function turned(view, day, step) {
  if (view !== 'month') return addDays(day, 7 * step)
  return step > 0 ? addDays(lastOf(day), 1) : `${addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)}-01`
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {string[]}
 */
export function daysBetween(from, to) {
  const days = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/**
 * @param {string} day
 * @returns {string} the last day of its month
 */
function lastOf(day) {
  return addDays(`${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1)
}

/**
 * @param {'fr' | 'en'} locale
 * @returns {Names} how days are called
 * @typedef {{ long(day: string): string, short(day: string): string, weekday(day: string): string,
 *   number(day: string): string, month(day: string): string, span(from: string, to: string): string,
 *   clock(time: string): string }} Names `clock`: of `09:30`
 */
export function namesOf(locale) {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB'
  const format = (/** @type {Intl.DateTimeFormatOptions} */ options) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
  // As Mary’s cards write it.
  const first = (/** @type {string} */ day) => (locale === 'fr' ? day.replace(/(^|\s)1 (?=\p{L})/u, '$11er ') : day)
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

/**
 * @param {'fr' | 'en'} locale
 * @param {string} zone the authority's, wherever the browser is
 * @returns {(at: number | Date) => string} `22 h 31`; of another day than today with that before it
 */
export function momentsOf(locale, zone) {
  const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
  const { long, clock } = namesOf(locale)
  return at => {
    const [day = '', time = ''] = local.format(at).split(' ')
    return local.format(new Date()).startsWith(day) ? clock(time) : `${long(day)}, ${clock(time)}`
  }
}
