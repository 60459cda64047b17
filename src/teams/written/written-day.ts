import { Temporal } from 'temporal-polyfill'
import type { Day } from '../../core/domain/time.ts'
import { amountOf, amountPattern, firstOf, type Found, rule } from './written-line.ts'

/** `from`: a day without a year is read as one after it, or just before it; by default, today. */
export type Reading = { today: Day; from?: Day }

/**
 * `order`: digits that mean another day in the other order (« 1/12 »); `weekday`: a name by which people mean one of
 * two days (« mardi » on a Tuesday, « mardi prochain »).
 */
type Doubt = 'order' | 'weekday'
export type WrittenDay = { day: Day; doubt: Doubt | null }

/** A day without a year, past by no more days than this, is refused as past; else the next one is meant. */
const justOverDays = 31

const weekdays = [
  'lundi|lun|monday|mon',
  'mardi|mar|tuesday|tue|tues',
  'mercredi|mer|wednesday|wed',
  'jeudi|jeu|thursday|thu|thur|thurs',
  'vendredi|ven|friday|fri',
  'samedi|sam|saturday|sat',
  'dimanche|dim|sunday|sun',
]
const months = [
  'janvier|janv|january|jan',
  'fevrier|fevr|fev|february|feb',
  'mars|march',
  'avril|avr|april|apr',
  'mai|may',
  'juin|june|jun',
  'juillet|juil|july|jul',
  'aout|august|aug',
  'septembre|sept|september|sep',
  'octobre|oct|october',
  'novembre|nov|november',
  'decembre|dec|december',
]
/** All names of weekdays, and of months, as a pattern. */
export const weekdayNames = weekdays.join('|')
export const monthNames = months.join('|')
const weekdayPattern = `(${weekdayNames})(?: \\.)?`
const monthPattern = `(${monthNames})(?: \\.)?`
const dayPattern = '(\\d{1,2})(?: (?:er|st|nd|rd|th))?'

/** The day at the start of a line, as people write it in French or in English; digits in French order. */
export function writtenDay(line: string, { today, from = today }: Reading): Found<WrittenDay> | null {
  const plain = Temporal.PlainDate.from(today)
  const start = Temporal.PlainDate.from(from)
  const bare = line.replace(/^(?:le|the|on|ce|this|pour|for) (?=\S)/, '')
  const ways = [
    () => ofWeekday(bare, start),
    () => certain(firstOf(dated(start), bare)),
    () => ordered(bare, start),
    () => certain(firstOf([...relative(plain), partOf(plain)], bare)),
    () => ofMonth(line, start),
  ]
  return firstOf(ways, bare)
}

/** « matin », « in the evening », as `writtenLine` writes them. */
export const partPattern = 'matin|soir|apres - midi|morning|afternoon|evening|tonight'

/** « ce soir 8 h »: today, and the part of the day stays in the line, for the hour. */
function partOf(today: Temporal.PlainDate) {
  const isPart = new RegExp(`^(?:${partPattern})(?= |$)`)
  return (line: string): Found<Temporal.PlainDate> | null => (isPart.test(line) ? { found: today, rest: line } : null)
}

function certain(read: Found<Temporal.PlainDate> | null): Found<WrittenDay> | null {
  return read && { rest: read.rest, found: { day: read.found.toString(), doubt: null } }
}

/** « 2026-12-01 », « 1er décembre », « December 1st, 2026 » */
function dated(start: Temporal.PlainDate) {
  return [
    rule('(\\d{4}) - (\\d{1,2}) - (\\d{1,2})', (year, month, day) => dateOf(Number(year), month, day)),
    rule(`${dayPattern}(?: of)? ${monthPattern}(?: ,)?(?: (\\d{4}))?`, (day, month, year) =>
      inYear(year, String(indexOf(months, month)), day, start),
    ),
    rule(`${monthPattern} ${dayPattern}(?: ,)?(?: (\\d{4}))?`, (month, day, year) =>
      inYear(year, String(indexOf(months, month)), day, start),
    ),
  ]
}

/** « 1/12 », « 01.12.26 »: the day before the month. */
function ordered(line: string, start: Temporal.PlainDate): Found<WrittenDay> | null {
  const read = rule('(\\d{1,2}) ([/.-]) (\\d{1,2})(?: \\2 (\\d{4}|\\d{2}))?', (day, _sign, month, year) => {
    const date = inYear(year.length === 2 ? `20${year}` : year, month, day, start)
    return date && { day: date.toString(), doubt: Number(day) <= 12 && Number(day) !== Number(month) }
  })(line)
  return read && { rest: read.rest, found: { day: read.found.day, doubt: read.found.doubt ? 'order' : null } }
}

function relative(today: Temporal.PlainDate) {
  const unit = '(jours?|days?|semaines?|weeks?|mois|months?)'
  return [
    rule("aujourd'hui|today", () => today),
    rule('demain|tomorrow', () => today.add({ days: 1 })),
    rule('apres - demain|apres demain|day after tomorrow', () => today.add({ days: 2 })),
    rule('hier|yesterday', () => today.subtract({ days: 1 })),
    rule(`(?:dans|in|d'ici) (${amountPattern}) ${unit}`, (amount, of) => {
      const n = amountOf(amount)
      return today.add(/^(?:j|d)/.test(of) ? { days: n } : /^(?:s|w)/.test(of) ? { weeks: n } : { months: n })
    }),
  ]
}

/** « mardi », « mardi prochain », « mardi en huit », and « mardi 1er décembre », where the two must agree. */
function ofWeekday(line: string, start: Temporal.PlainDate): Found<WrittenDay> | null {
  const next = rule(`(next )?${weekdayPattern}`, (after, name) => ({ after, weekday: indexOf(weekdays, name) }))(line)
  if (!next) return null
  const { after, weekday } = next.found
  const rest = next.rest.replace(/^(?:, )?(?:the |le )?/, '')
  const date = firstOf([...dated(start), inNumbers(start)], rest) ?? aloneInMonth(rest, start)
  if (date) return date.found.dayOfWeek === weekday ? certain(date) : null
  const coming = start.add({ days: ((weekday - start.dayOfWeek + 6) % 7) + 1 })
  const later = rule('(prochain|en huit|(?:de )?la semaine prochaine|next week)', said => said)(next.rest)
  if (later && /semaine|week/.test(later.found)) {
    const monday = start.add({ days: 8 - start.dayOfWeek })
    return certain({ found: monday.add({ days: weekday - 1 }), rest: later.rest })
  }
  if (later?.found === 'en huit') return certain({ found: coming.add({ days: 7 }), rest: later.rest })
  const isDoubtful = after !== '' || later !== null || weekday === start.dayOfWeek
  return {
    rest: later?.rest ?? next.rest,
    found: { day: coming.toString(), doubt: isDoubtful ? 'weekday' : null },
  }
}

function inNumbers(start: Temporal.PlainDate) {
  return (line: string): Found<Temporal.PlainDate> | null => {
    const read = ordered(line, start)
    return read && { rest: read.rest, found: Temporal.PlainDate.from(read.found.day) }
  }
}

/** « le 15 », « the 15th »: never a number alone. */
function ofMonth(line: string, start: Temporal.PlainDate): Found<WrittenDay> | null {
  return /^(?:le|the|on the) \d/.test(line) ? certain(aloneInMonth(line.replace(/^(?:on )?\S+ /, ''), start)) : null
}

/** The next month that has such a day, the present one included. */
function aloneInMonth(line: string, start: Temporal.PlainDate): Found<Temporal.PlainDate> | null {
  return rule(`${dayPattern}(?! (?:h|heures?|:|[ap]m|/))`, day => {
    for (const later of [0, 1, 2]) {
      const month = start.with({ day: 1 }).add({ months: later })
      const date = dateOf(month.year, String(month.month), day)
      if (date && Temporal.PlainDate.compare(date, start) >= 0) return date
    }
    return null
  })(line)
}

/** Without a year: this year's, or next year's if this year's is past for longer than a slip. */
function inYear(year: string, month: string, day: string, start: Temporal.PlainDate): Temporal.PlainDate | null {
  if (year !== '') return dateOf(Number(year), month, day)
  const earliest = start.subtract({ days: justOverDays })
  // A 29 February comes once in eight years at the latest.
  for (let later = start.month === 1 ? -1 : 0; later <= 8; later++) {
    const date = dateOf(start.year + later, month, day)
    if (date && Temporal.PlainDate.compare(date, earliest) >= 0) return date
  }
  return null
}

function dateOf(year: number, month: string, day: string): Temporal.PlainDate | null {
  const [monthOf, dayOf] = [Number(month), Number(day)]
  if (monthOf < 1 || dayOf < 1 || year < 1000) return null
  const date = Temporal.PlainDate.from({ year, month: Math.min(monthOf, 12), day: 1 })
  return monthOf <= 12 && dayOf <= date.daysInMonth ? date.with({ day: dayOf }) : null
}

/** From 1, by a folded name of it in French or in English; null: no month. */
export function monthIn(name: string): number | null {
  return indexOf(months, name) || null
}

function indexOf(names: readonly string[], name: string): number {
  return names.findIndex(one => one.split('|').includes(name)) + 1
}
