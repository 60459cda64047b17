import { firstOf, type Found, rule } from './written-line.ts'

const minute = '(?: (\\d{2})(?! [/.-] \\d))?'
const half = '(?: (et demie?|et quart|moins (?:le )?quart))?'
const part = "( du matin| du soir| de l'apres - midi| in the (?:morning|afternoon|evening))?"
const meridiem = '([ap]) ?\\.? ?m(?: \\.)?'

const rules = [
  rule(`(\\d{1,2}) (?:h|heures?|hours?)${minute}${half}${part}`, (hour, minutes, more, of) =>
    clock(Number(hour) + afternoon(of, hour), Number(minutes) + minutesOf(more)),
  ),
  rule(`(\\d{1,2})(?: : (\\d{2}))? ${meridiem}`, (hour, minutes, of) =>
    Number(hour) < 1 || Number(hour) > 12 ? null : clock((Number(hour) % 12) + (of === 'p' ? 12 : 0), Number(minutes)),
  ),
  rule(`(\\d{1,2}) : (\\d{2})${part}`, (hour, minutes, of) =>
    clock(Number(hour) + afternoon(of, hour), Number(minutes)),
  ),
  rule(`(?:midi|noon)${half}`, more => clock(12, minutesOf(more))),
  rule("(\\d{1,2}) o'clock", hour => clock(Number(hour), 0)),
]
/** A number alone is an hour after « à » only. */
const afterAt = rule('(?:a|at) (\\d{1,2})(?! (?:[/.:-]|h\\b))', hour => clock(Number(hour), 0))

/** The hour that a line begins with, as `HH:MM`: « 9h30 », « 9 heures et demie », « 9:30 pm », « midi ». */
export function writtenHour(line: string): Found<string> | null {
  return firstOf([...rules], line.replace(/^(?:a|at|vers) (?=\S)/, '')) ?? afterAt(line)
}

function clock(hour: number, minutes: number): string | null {
  const all = hour * 60 + minutes
  if (all < 0 || minutes > 59 || all >= 24 * 60) return null
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`
}

function minutesOf(more: string): number {
  if (more.startsWith('et demi')) return 30
  return more === '' ? 0 : more === 'et quart' ? 15 : -15
}

function afternoon(part: string, hour: string): number {
  return /midi|soir|afternoon|evening/.test(part) && Number(hour) < 12 ? 12 : 0
}
