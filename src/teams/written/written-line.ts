import { fold } from '../../core/domain/text.ts'

/** No day and hour is longer: a longer line is not read at all, rather than half of it. */
const longestLine = 60

/**
 * A line as the grammar reads it: folded, with one space between digits, words and signs, « 1er déc., 9h30 » →
 * `1 er dec . , 9 h 30`. '' where the line is longer than a day and an hour can be.
 */
export function writtenLine(text: string): string {
  // Two code units for each code point: a line cut here is too long in any case.
  const line = text.slice(0, longestLine * 2 + 1).toWellFormed()
  if ([...line].length > longestLine) return ''
  return signsOf(line)
}

/** The same for a line of any length, as far as `fold` reads: for a line that holds a name. */
export function signsOf(text: string): string {
  return (fold(text).match(/\d+|[a-z']+|\S/g) ?? []).join(' ')
}

/** What a rule found at the start of a line, and the rest of that line. */
export type Found<T> = { found: T; rest: string }

/** The first of the rules that matches the start of the line, up to the end of a word or sign. */
export function firstOf<T>(rules: readonly ((line: string) => Found<T> | null)[], line: string): Found<T> | null {
  for (const rule of rules) {
    const read = rule(line)
    if (read) return read
  }
  return null
}

/** A rule: a pattern for the start of the line, and the meaning of its groups; null where they have none. */
export function rule<T>(
  pattern: string,
  meaning: (...groups: string[]) => T | null,
): (line: string) => Found<T> | null {
  const expression = new RegExp(`^(?:${pattern})(?= |$)`)
  return line => {
    const match = expression.exec(line)
    if (!match) return null
    const found = meaning(...match.slice(1).map(group => group ?? ''))
    return found === null ? null : { found, rest: line.slice(match[0].length).trim() }
  }
}

/** Numbers that people write as words before « jours » or « semaines ». */
const spelled: Record<string, number> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  quinze: 15,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}

/** Up to three digits, or a number written as a word. */
export const amountPattern = `\\d{1,3}|${Object.keys(spelled).join('|')}`

export function amountOf(text: string): number {
  return spelled[text] ?? Number(text)
}
