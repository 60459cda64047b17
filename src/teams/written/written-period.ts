import { Temporal } from 'temporal-polyfill'
import type { Day } from '../../core/domain/time.ts'
import { writtenDay } from './written-day.ts'
import { type Found, rule, writtenLine } from './written-line.ts'

/**
 * « 24/12 02/01 », « du 24 au 31 décembre », « de lundi à vendredi », « jusqu’à demain »: two days, the end after the
 * start. '' if there is no day, or other words beside: then both days are asked for. An end that would be most of a
 * year away is a slip: it is read as before the start, and refused.
 */
export function writtenPeriod(text: string, today: Day): { since: string; until: string } {
  const line = writtenLine(text).replace(/ (?:inclus|included)$/, '')
  const until = rule("(?:jusqu'(?:au?|en)|until|till)", () => true)(line)
  if (until) return whole(until.rest, today, today)
  const start = line.replace(/^(?:du|de|from|des|a partir du|a partir de) /, '')
  const short = withinMonth(start, today)
  if (short) return short
  const first = writtenDay(start, { today })
  if (!first) return { since: '', until: '' }
  const { day } = first.found
  return first.rest === '' ? { since: day, until: '' } : whole(first.rest, today, day)
}

const between = /^(?:(?:jusqu'au?|au|a|to|until|et|and|-|,|→) )*/

function whole(line: string, today: Day, since: Day): { since: string; until: string } {
  const last = lastDay(line.replace(between, ''), today, since)
  return last && last.rest === '' ? { since, until: last.found } : { since: '', until: '' }
}

function lastDay(line: string, today: Day, since: Day): Found<Day> | null {
  // « demain » counts from today, « vendredi » and « 2/1 » from the start.
  const read = writtenDay(line, { today, from: since })
  if (!read) return null
  const slip = read.found.day > Temporal.PlainDate.from(since).add({ months: 6 }).toString() && !/\d{4}/.test(line)
  return { rest: read.rest, found: slip ? sameYear(read.found.day, since) : read.found.day }
}

function sameYear(day: Day, since: Day): Day {
  return Temporal.PlainDate.from(day)
    .with({ year: Number(since.slice(0, 4)) })
    .toString()
}

/** « du 24 au 31 décembre »: the first day is in the month of the last one, or in the month before. */
function withinMonth(line: string, today: Day): { since: Day; until: Day } | null {
  const first = rule('(\\d{1,2})(?: er)? (?:au|a|to|-)', day => Number(day))(line)
  const last = first && writtenDay(first.rest, { today })
  if (!first || !last || last.rest !== '' || first.found < 1 || first.found > 31) return null
  const end = Temporal.PlainDate.from(last.found.day)
  const month = first.found <= end.day ? end : end.subtract({ months: 1 })
  if (first.found > month.daysInMonth) return null
  return { since: month.with({ day: first.found }).toString(), until: last.found.day }
}
