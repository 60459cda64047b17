import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Words } from '../../words.ts'
import { type Fact, facts } from '../cards/facts.ts'

/** What was said of it besides its text; `section`: in words, null: nothing is said of it. */
export function initiativeFacts(
  { date, place, forWhom, onBehalfOf }: Initiative,
  section: string | null,
  words: Words,
): Fact[] {
  return facts(
    [words.text('fields.section'), section],
    [words.text('fields.date'), date && words.day(date)],
    [words.text('fields.place'), place],
    [words.text('fields.forWhom'), forWhom],
    [words.text('fields.onBehalfOf'), onBehalfOf],
  )
}
