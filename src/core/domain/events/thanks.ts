import type { PersonId } from '../actor.ts'
import type { WorkingHours } from '../settings.ts'
import { type Day, type Instant, later } from '../time.ts'
import { instantOf } from '../working-time/local-time.ts'
import { afterQuietHours } from '../working-time/quiet-hours.ts'
import { nextWorkingDay } from '../working-time/working-time.ts'
import type { MarkTally } from './attendance.ts'
import type { EventAnswer } from './event.ts'

export const markMost = 5
/** Fewer answers than that might tell whose they are. */
const marksShownFrom = 5

const thankedAt = '09:00'
/** Later than that, after an outage say, thanks would astonish. */
const thankedWithinMs = 14 * 24 * 60 * 60_000

/** In the morning of the next day on which people work. */
export function thanksAt(date: Day, settings: WorkingHours): Instant {
  const morning = instantOf(nextWorkingDay(date, settings), thankedAt, settings.timeZone)!
  return afterQuietHours(morning, settings)
}

export function isTooLateToThank(date: Day, now: Instant, settings: WorkingHours): boolean {
  return now > later(thanksAt(date, settings), thankedWithinMs)
}

/**
 * Whom one thanks: who was there; where nobody took note of that (`taken`), who said that they come, and said so again
 * where it was put off.
 */
export function isThanked(there: boolean, taken: boolean, answer: EventAnswer | null): boolean {
  return there || (!taken && answer?.answer === 'yes' && !answer.asked)
}

/** From a card or words: untrusted. Null: no mark. */
export function readMark(typed: unknown): number | null {
  const text = typeof typed === 'string' ? typed.trim() : ''
  return /^[1-5]$/.test(text) ? Number(text) : null
}

/** Who gave it is in it as a digest that nobody makes without Mary’s key: a person may change theirs, and no more. */
export function markId(postId: string, person: PersonId, digest: (text: string) => string): string {
  return `${postId}/${digest(`${postId}/${person}`)}`
}

/** On average, to a tenth; null: too few gave one. */
export function meanMark({ people, sum }: MarkTally): number | null {
  return people < marksShownFrom ? null : Math.round((sum / people) * 10) / 10
}
