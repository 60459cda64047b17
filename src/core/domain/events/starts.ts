import type { EventDetails } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import { instantOf } from '../working-time/local-time.ts'
import type { EventAnswer } from './event.ts'

type When = Pick<EventDetails, 'date' | 'time' | 'sessions'>

/**
 * Whether the hours of the event do not count for a person in this session, since it has its own hour, or was taken out
 * while others are left. '' for a person in none.
 */
export function hasOwnHour({ sessions = [] }: Pick<EventDetails, 'sessions'>, session: string): boolean {
  if (session === '' || sessions.length === 0) return false
  const theirs = sessions.find(({ id }) => id === session)
  return theirs === undefined || theirs.time !== null
}

/** The hour on the clock of the session that a person took, else of the event; null: only its day is known. */
export function startClock({ time, sessions = [] }: When, answer: Pick<EventAnswer, 'session'> | null): string | null {
  return sessions.find(({ id }) => id === answer?.session)?.time ?? time
}

export function startsAt(event: When, answer: Pick<EventAnswer, 'session'> | null, timeZone: string): Instant | null {
  const clock = startClock(event, answer)
  return clock === null ? null : instantOf(event.date, clock, timeZone)
}

/** Whether some person has to come at another time, also for one session only. */
export function beginsOtherwise(before: When | null, after: When): boolean {
  return before === null || timesOf(before) !== timesOf(after)
}

function timesOf({ date, time, sessions = [] }: When): string {
  return JSON.stringify([date, time, ...sessions.map(one => [one.id, one.time])])
}
