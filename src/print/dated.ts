import type { Day } from '../core/domain/time.ts'
import type { Words } from '../words.ts'

/** A day with its year: a paper is read in other years. */
export function dated(day: Day, words: Words): string {
  const text = words.day(day)
  const year = day.slice(0, 4)
  return text.endsWith(year) ? text : `${text} ${year}`
}
