import { cut, fold } from '../../text.ts'
import type { EventSession } from '../post.ts'

export const sessionsMax = 8
export const capacityMax = 100_000
const labelMax = 100
const toldMax = 60

/** After the colon: the line as it was typed. */
export type SessionError =
  `${'session-empty' | 'session-time' | 'session-times' | 'session-places' | LineError}:${string}`
export type LineError = 'line-too-long' | 'line-brace'
export type TypedSession = Omit<EventSession, 'id'>
/** What one line says, or what is wrong with it. */
export type ReadLine<T, E> = { read: T; error: null } | { read: null; error: E }

/** « 10:00 », « 10 h », « 9h30 », « 2:00 pm ». */
const clock = /^(\d{1,2})\s?(?::\s?(\d{2})|h\s?(\d{2})?)(?:\s?([ap])\.?m\.?)?(?![\p{L}\d])/iu
const seatsWord = '(?:places?|personnes?|seats?|people)'
/** « (12) », « (12 places) », « (1 200) ». */
const bracketed = new RegExp(`^(\\d+(?:\\s\\d{3})*)(?:\\s?${seatsWord})?$`, 'iu')
/** « 12 places » at the end. */
const seats = new RegExp(`(?<!\\d)(\\d+)\\s?${seatsWord}$`, 'iu')
const seatsLast = new RegExp(`\\s?${seatsWord}$`, 'iu')

export function writtenLines(text: string): string[] {
  return text
    .split('\n')
    .map(line => stripped(line.replace(/\s+/g, ' ')))
    .filter(line => line !== '')
}

/**
 * « 10 h Visite guidée (12) »: an hour, what it is, how many places; each may be missing, but not both hour and name.
 */
export function readSessionLine(line: string): ReadLine<TypedSession, SessionError> {
  if (/[{}]/.test(line)) return faulty('line-brace', line)
  const hour = readClock(line)
  if (hour.time === 'none-such') return faulty('session-time', line)
  const { capacity, label } = readSeats(stripped(hour.rest))
  if (capacity === 'none-such' || /^places?$/i.test(label)) return faulty('session-places', line)
  if (readClock(label).time !== null) return faulty('session-times', line)
  if (label.length > labelMax) return faulty('line-too-long', line)
  if (hour.time === null && label === '') return faulty('session-empty', line)
  return { read: { time: hour.time, label, capacity }, error: null }
}

/** The line that reads as the same session. */
export function sessionLine({ time, label, capacity }: TypedSession): string {
  return [time ?? '', label, capacity === null ? '' : `(${capacity})`].filter(part => part !== '').join(' ')
}

export function faulty<E extends string>(key: E, line: string): { read: null; error: `${E}:${string}` } {
  return { read: null, error: `${key}:${lineTold(line)}` }
}

/** The beginning of a line, as an error message repeats it. */
export function lineTold(line: string): string {
  return line.length > toldMax ? `${cut(line, toldMax)}…` : line
}

export function sameWords(one: string, other: string): boolean {
  return fold(one) === fold(other)
}

/** `time`: `none-such` of an hour that does not exist. */
function readClock(text: string): { time: string | null; rest: string } {
  const found = clock.exec(text)
  if (!found) return { time: null, rest: text }
  const [all, hours = '', colon, french = '00', half] = found
  const minutes = colon ?? french
  const typed = Number(hours)
  const hour = half === undefined ? typed : (typed % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const exists = hour <= 23 && Number(minutes) <= 59 && (half === undefined || (typed >= 1 && typed <= 12))
  const rest = text.slice(all.length)
  return { time: exists ? `${String(hour).padStart(2, '0')}:${minutes}` : 'none-such', rest }
}

function readSeats(text: string): { capacity: number | 'none-such' | null; label: string } {
  const open = text.endsWith(')') ? text.lastIndexOf('(') : -1
  const held = open === -1 ? '' : text.slice(open + 1, -1).trim()
  const inside = bracketed.exec(held)
  if (!inside && meansNumber(held)) return { capacity: 'none-such', label: text }
  const found = inside ?? seats.exec(text)
  if (!found) return { capacity: null, label: text }
  const places = Number(found[1]!.replace(/\s/g, ''))
  const label = stripped(text.slice(0, inside ? open : found.index))
  return { capacity: places >= 1 && places <= capacityMax ? places : 'none-such', label }
}

/** « -5 », « 12,5 », « 10/12 places »: no number of places, but no part of a name either. */
function meansNumber(held: string): boolean {
  return /\d/.test(held) && !/\p{L}/u.test(held.replace(seatsLast, ''))
}

const around = new Set([' ', '\u00a0', '\u202f', ',', ';', ':', '-', '–', '—', '•', '*'])

/** Without signs that separate an hour, a name and a number, or begin a list. */
export function stripped(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && around.has(text[start]!)) start++
  while (end > start && around.has(text[end - 1]!)) end--
  return text.slice(start, end)
}
