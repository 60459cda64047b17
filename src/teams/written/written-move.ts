import { localDay } from '../../core/domain/working-time/local-time.ts'
import { monthNames, weekdayNames, writtenDay } from './written-day.ts'
import { writtenHour } from './written-hour.ts'
import { type Found, rule, writtenLine } from './written-line.ts'
import { type Clock, writtenWhen } from './written-when.ts'

/** The new time of an event, and the reason; '' for each missing part. */
export type WrittenMove =
  | { kind: 'move'; date: string; time: string; ends: string; reason: string }
  /** `part`: the typed part that looks like a day or an hour, and is none. */
  | { kind: 'unread'; part: string }

type Hours = { time: string; ends: string }

/**
 * « jeudi 10 décembre de 14 h à 15 h », « demain 9h-10h ; avis de tempête »: a day, its hours, and a reason behind a
 * `;` or a `:`. A line that does not begin like a day or an hour is the reason as a whole.
 */
export function writtenMove(text: string, clock: Clock): WrittenMove {
  const whole = readSpan(text, clock)
  if (whole) return { kind: 'move', ...whole, reason: '' }
  const [head = '', ...behind] = text.split(/(;|:(?=\s))/)
  const before = readSpan(head, clock)
  if (before) return { kind: 'move', ...before, reason: behind.slice(1).join('').trim() }
  if (isLikeWhen(writtenLine(head.slice(0, looksMost)), clock)) return { kind: 'unread', part: head.trim() }
  return { kind: 'move', date: '', time: '', ends: '', reason: text }
}

/** In how many letters a day or an hour at the start is looked for. */
const looksMost = 30
const weekday = `(?:${weekdayNames})`
const month = `(?:${monthNames})`
const like = new RegExp(
  `^(?:(?:a|at|au|ce|de|du|entre|from|l[ae]|next|on|pour|the|this|to|vers) )*(?:${[
    `${weekday}(?: \\.)?`,
    `\\d{1,2}(?: (?:er|st|nd|rd|th))?(?: of)? ${month}`,
    `${month} \\d{1,2}`,
    '\\d{1,4} [/.-] \\d{1,2}',
    '\\d{1,2} (?:h|heures?|:|[ap]m)',
    'minuit|midi|midnight|noon',
    '(?:semaine|mois) prochaine?|week|month',
  ].join('|')})(?= |$)`,
)

function isLikeWhen(line: string, clock: Clock): boolean {
  return like.test(line) || writtenDay(line, { today: localDay(clock.now, clock.timeZone) }) !== null
}

/** Null where the text is more than a day, with or without hours, or hours alone. */
function readSpan(text: string, clock: Clock): ({ date: string } & Hours) | null {
  const line = writtenLine(text).replace(/^(?:au|to) (?=\S)/, '')
  const when = writtenWhen(line, clock)
  if (when.rest === '') return when.day + when.hour === '' ? null : { date: when.day, time: when.hour, ends: '' }
  const today = localDay(clock.now, clock.timeZone)
  const hoursFirst = hoursIn(line)
  const read = writtenDay(hoursFirst ? comma(hoursFirst.rest) : line, { today })
  if (!read) return hoursFirst?.rest === '' ? { date: '', ...hoursFirst.found } : null
  const hours = hoursFirst ? { ...hoursFirst, rest: read.rest } : hoursIn(comma(read.rest))
  return hours?.rest === '' ? { date: read.found.day, ...hours.found } : null
}

function comma(line: string): string {
  return line.replace(/^, /, '')
}

const bare = rule('(\\d{1,2})(?= (?:a|et|to|and|-|–) \\d)', hour =>
  Number(hour) < 24 ? `${hour.padStart(2, '0')}:00` : null,
)

/** « de 14 h à 15 h », « entre 9 et 10 h », « 14h-15h » */
function hoursIn(line: string): Found<Hours> | null {
  const [, opening = ''] = /^(de|from|entre|between) /.exec(line) ?? []
  const rest = line.slice(opening === '' ? 0 : opening.length + 1)
  const start = writtenHour(rest) ?? bare(rest)
  if (!start) return null
  const until = /^(?:entre|between)$/.test(opening) ? /^(?:et|and) / : /^(?:(?:jusqu')?(?=a )|to |until |[–→-] )/
  if (!until.test(start.rest)) return null
  const end = writtenHour(start.rest.replace(until, ''))
  return end && { found: { time: start.found, ends: end.found }, rest: end.rest }
}
