import { Temporal } from 'temporal-polyfill'
import { isDay } from '../../text.ts'
import type { Day } from '../../time.ts'

/**
 * « 24/12 02/01 », « 24/12/2026 2026-01-02 »: days as people type them; without a year the nearest, the end after the
 * start. '' where it is no day. An end that would be most of a year away is a slip: it is left before the start, and
 * refused as such.
 */
export function typedPeriod(text: string, today: Day): { since: string; until: string } {
  const [first = '', last = ''] = text.split(/\s+(?:au\s+|to\s+|-\s+)?/).filter(one => /\d/.test(one))
  // What is a few days over is said to be; in November 02/01 is the next one.
  const since = typedDay(first, Temporal.PlainDate.from(today).subtract({ months: 6 }).toString())
  if (since === '') return { since, until: typedDay(last, today) }
  const until = typedDay(last, since)
  const slip = until > Temporal.PlainDate.from(since).add({ months: 6 }).toString()
  return { since, until: slip ? typedDay(last, `${since.slice(0, 4)}-01-01`) : until }
}

function typedDay(text: string, from: Day): string {
  if (isDay(text)) return text
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/.exec(text) ?? []
  if (day === undefined || month === undefined) return ''
  const of = (one: number) => `${one}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const thisYear = Number(from.slice(0, 4))
  const found = year !== undefined ? of(Number(year)) : of(thisYear) < from ? of(thisYear + 1) : of(thisYear)
  return isDay(found) ? found : ''
}
