import type { Locale } from '../../core/domain/actor.ts'
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

export type Clock = { now: Instant; timeZone: string }
/** The parts of a turn that tell the authority's clock. */
type Spoken = { ports: { now(): Instant }; settings: { timeZone: string } }

export function clockOf({ ports, settings: { timeZone } }: Spoken): Clock {
  return { now: ports.now(), timeZone }
}

export function todayOf({ ports, settings }: Spoken): Day {
  return localDay(ports.now(), settings.timeZone)
}

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

/** What was typed into a form, with its days and hours as they are meant. */
export function asMeant<Typed extends Record<string, string>>(
  spoken: Spoken,
  typed: Typed,
  { days = [], hours = [] }: { days?: readonly (keyof Typed & string)[]; hours?: readonly (keyof Typed & string)[] },
): Typed {
  const clock = clockOf(spoken)
  const read = [
    ...days.map((name): [string, string] => [name, dayField(typed[name], clock)]),
    ...hours.map((name): [string, string] => [name, hourField(typed[name])]),
  ]
  return { ...typed, ...Object.fromEntries(read) }
}

/** A reader of French knows that the day comes first. */
export function doubtFor(locale: Locale, doubt: When['doubt']): When['doubt'] {
  return doubt === 'order' && locale === 'fr' ? null : doubt
}

/** The rest of the line takes the place of the missing day or hour, and is refused there. */
export function misread({ day, hour, rest }: Omit<When, 'doubt'>): { date: string; time: string } {
  return day === '' ? { date: rest, time: hour } : { date: day, time: `${hour} ${rest}`.trim() }
}

/** No day is written in more words: « mardi 1er décembre 2026 », « dans trois semaines ». */
const dayWordsMost = 7

/** The longest beginning that is wholly a day, and certain; what follows is the reason. */
export function writtenDelay(text: string, clock: Clock, locale: Locale): { on: string; reason: string } {
  const ends = [...text.matchAll(/\S+/g)].slice(0, dayWordsMost).map(found => found.index + found[0].length)
  for (const end of ends.reverse()) {
    const { day, hour, doubt, rest } = writtenWhen(text.slice(0, end).replace(/[:,;–—-]$/, ''), clock)
    if (day === '' || hour !== '' || rest !== '') continue
    const on = doubtFor(locale, doubt) === null ? day : ''
    return { on, reason: text.slice(end).replace(/^[\s:,;–—-]{1,9}/, '') }
  }
  return { on: '', reason: text }
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
