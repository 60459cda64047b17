import type { Broadcast, MovedDetail } from '../broadcasts/broadcast.ts'
import type { EventDetails } from '../posts/post.ts'
import type { EventAnswer, EventNow } from './event.ts'
import { hasOwnHour } from './starts.ts'

/**
 * Of what a correction moves, what somebody counts on: another session than theirs is none of it, nor are the hours of
 * the event for whoever took a session with an hour of its own. Day and place concern all. `details`: as the event is
 * now.
 */
export function movedFor(
  { moved = [], movedSessions = [] }: Pick<Broadcast, 'moved' | 'movedSessions'>,
  answer: Pick<EventAnswer, 'session'> | null,
  details: Pick<EventDetails, 'sessions'>,
): MovedDetail[] {
  const session = answer?.session ?? ''
  return moved.filter(detail => {
    if (detail === 'session') return answer !== null && movedSessions.includes(session)
    return !['time', 'ends'].includes(detail) || !hasOwnHour(details, session)
  })
}

/** Whether it puts the event off: then who may come is told as well as who comes. */
export function putsOff({ kind, moved = [] }: Pick<Broadcast, 'kind' | 'moved'>): boolean {
  return kind === 'correct' && moved.includes('postponed')
}

/**
 * Since when the cards say that the event is put off: from the first card of that correction on, as with all that is
 * true. `changing`: newest first.
 */
export function putOffSince(
  changing: readonly (Pick<Broadcast, 'kind' | 'moved'> & Reaching)[],
): Pick<EventNow, 'putOffAt'> {
  const last = changing.find(one => putsOff(one) && isTrue(one))
  return last?.startedAt ? { putOffAt: last.startedAt } : {}
}

type Reaching = Pick<Broadcast, 'startedAt' | 'state' | 'heldBecause'>

/** Whether what a correction says is true: from its first card on, and never where its words do not make its seal. */
function isTrue({ startedAt, state, heldBecause }: Reaching): boolean {
  return startedAt !== null && state !== 'cancelled' && heldBecause !== 'seal-mismatch'
}

/** Which sessions somebody may stand in still, that are offered no more. `changing`: newest first. */
export function takenOut(
  changing: readonly (Pick<Broadcast, 'removedSessions'> & Reaching)[],
  { sessions = [] }: Pick<EventDetails, 'sessions'>,
): Pick<EventNow, 'oldSessions'> {
  const removed = changing.filter(isTrue).flatMap(({ removedSessions = [] }) => removedSessions)
  const oldSessions = removed.filter(
    ({ id }, index) => sessions.every(one => one.id !== id) && removed.findIndex(one => one.id === id) === index,
  )
  return oldSessions.length === 0 ? {} : { oldSessions }
}

/**
 * What somebody said, as it counts now. Whoever comes, waits, or may come, and said so of another day, is asked anew,
 * and keeps their place until they answer: nothing is written for that, so that it is true for all at one moment, and
 * nobody's own words are overtaken. Whoever answers while the first cards go may have read the day before: the card
 * that tells them of the change has the buttons.
 */
export function asAsked<Answer extends EventAnswer | null>(
  answer: Answer,
  { putOffAt }: Pick<EventNow, 'putOffAt'>,
): Answer | EventAnswer {
  if (answer === null || answer.answer === 'no' || putOffAt === undefined || answer.at >= putOffAt) return answer
  return { ...answer, asked: true }
}
