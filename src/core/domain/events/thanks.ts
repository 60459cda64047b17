import type { PersonId } from '../actor.ts'
import type { WorkingHours } from '../settings.ts'
import { type Day, type Instant, later } from '../time.ts'
import { instantOf } from '../working-time/local-time.ts'
import { afterQuietHours } from '../working-time/quiet-hours.ts'
import { nextWorkingDay } from '../working-time/working-time.ts'
import type { MarkTally } from './attendance.ts'
import type { EventAnswer } from './event.ts'

export const markMost = 5
/** Of fewer marks, a reader might tell whose they are. */
const marksShownFrom = 5

const thankedAt = '09:00'
/** Later than that, after an outage say, a message of thanks would surprise. */
const thankedWithinMs = 14 * 24 * 60 * 60_000

/** In the morning of the next working day. */
export function thanksAt(date: Day, settings: WorkingHours): Instant {
  const morning = instantOf(nextWorkingDay(date, settings), thankedAt, settings.timeZone)!
  return afterQuietHours(morning, settings)
}

export function isTooLateToThank(date: Day, now: Instant, settings: WorkingHours): boolean {
  return now > later(thanksAt(date, settings), thankedWithinMs)
}

/**
 * Whether a person is thanked: those who were present; where nobody noted that (`taken` false), those who said that
 * they come, and confirmed it where the event was put off.
 */
export function isThanked(there: boolean, taken: boolean, answer: EventAnswer | null): boolean {
  return there || (!taken && answer?.answer === 'yes' && !answer.asked)
}

/** From a card or words: untrusted. Null: no mark. */
export function readMark(typed: unknown): number | null {
  const text = typeof typed === 'string' ? typed.trim() : ''
  return /^[1-5]$/.test(text) ? Number(text) : null
}

/**
 * The id holds its giver as a digest that nobody makes without Mary's key: a person may change their mark, and no more.
 */
export function markId(postId: string, person: PersonId, digest: (text: string) => string): string {
  return `${postId}/${digest(`${postId}/${person}`)}`
}

/** The mean mark, to a tenth; null: too few marks. */
export function meanMark({ people, sum }: MarkTally): number | null {
  return people < marksShownFrom ? null : Math.round((sum / people) * 10) / 10
}
