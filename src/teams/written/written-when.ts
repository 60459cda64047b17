import { localDay, localTime } from '../../core/domain/working-time/local-time.ts'
import { cleanText } from '../../core/domain/text.ts'
import { type Day, type Instant, later } from '../../core/domain/time.ts'
import { partPattern, type WrittenDay, writtenDay } from './written-day.ts'
import { writtenHour } from './written-hour.ts'
import { amountOf, amountPattern, rule, writtenLine } from './written-line.ts'

/**
 * '' where there is no day or no hour (`HH:MM`). `rest`: the words that are not understood, folded, one space between
 * words. `doubt`: see `WrittenDay`.
 */
export type When = { day: string; hour: string; doubt: WrittenDay['doubt']; rest: string }

type Clock = { now: Instant; timeZone: string }

/**
 * « mardi 1er décembre à 9 h 30 », « 9h demain », « in two hours »: a day and an hour in either order, by the
 * authority's clock. Words that are not understood stay in `rest`: the caller refuses them, and guesses nothing.
 */
export function writtenWhen(text: string, { now, timeZone }: Clock): When {
  const line = writtenLine(text)
  const soon = inHours(line)
  if (soon) {
    const { day, time } = localTime(later(now, soon.found), timeZone)
    return { day, hour: time, doubt: null, rest: soon.rest }
  }
  const today = localDay(now, timeZone)
  // The day may come before the hour or after it.
  const read = withDay(withHour(withDay({ day: '', hour: '', doubt: null, rest: line }, today)), today)
  return { ...read, rest: read.rest.replace(onlyPart, '') }
}

/** A field for a day: its day if written in words or in the French order; else the value unchanged. */
export function dayField(value: unknown, clock: Clock): string {
  const text = cleanText(value)
  const { day, hour, rest } = writtenWhen(text, clock)
  return hour === '' && rest === '' ? day : text
}

/** A field for an hour, likewise. */
export function hourField(value: unknown): string {
  const text = cleanText(value)
  const read = writtenHour(writtenLine(text))
  return read?.rest === '' ? read.found : text
}

function withDay(when: When, today: Day): When {
  const read = when.day === '' ? writtenDay(joined(when.rest), { today }) : null
  return read ? { ...when, ...read.found, rest: read.rest } : when
}

const partFirst = new RegExp(`^(${partPattern}) (.+)$`)
const onlyPart = new RegExp(`^(?:${partPattern})$`)

function withHour(when: When): When {
  const line = joined(when.rest)
  const [, part = '', after = line] = partFirst.exec(line) ?? []
  const read = writtenHour(joined(after))
  // « demain soir 8 h » is 20 h.
  return read ? { ...when, hour: isLate(part) ? afternoon(read.found) : read.found, rest: read.rest } : when
}

function isLate(part: string): boolean {
  return part !== '' && !/^m/.test(part)
}

function afternoon(hour: string): string {
  return hour < '12:00' ? `${Number(hour.slice(0, 2)) + 12}${hour.slice(2)}` : hour
}

function joined(line: string): string {
  return line.replace(/^[,-] /, '')
}

const minuteMs = 60_000
/** « dans 2 heures », « in 30 minutes »: milliseconds from now. */
const inHours = rule(
  `(?:dans|in|d'ici) (${amountPattern}) (heures?|h|hours?|minutes?|min|mn)`,
  (amount, unit) => amountOf(amount) * minuteMs * (/^h/.test(unit) ? 60 : 1),
)
