import type { Broadcast, MovedDetail } from '../broadcasts/broadcast.ts'
import type { EventDetails } from '../posts/post.ts'
import type { EventAnswer, EventNow } from './event.ts'
import { hasOwnHour } from './starts.ts'

/**
 * The part of a correction's moves that concerns one person: not another session than theirs, nor the hours of the
 * event where their session has an hour of its own. Day and place concern everybody. `details`: as the event is now.
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

/** Whether the correction puts the event off: then people who may come are told as well as those who come. */
export function putsOff({ kind, moved = [] }: Pick<Broadcast, 'kind' | 'moved'>): boolean {
  return kind === 'correct' && moved.includes('postponed')
}

/**
 * Since when the cards say that the event is put off: from the first card of that correction on, like all of its words.
 * `changing`: newest first.
 */
export function putOffSince(
  changing: readonly (Pick<Broadcast, 'kind' | 'moved'> & Reaching)[],
): Pick<EventNow, 'putOffAt'> {
  const last = changing.find(one => putsOff(one) && isTrue(one))
  return last?.startedAt ? { putOffAt: last.startedAt } : {}
}

type Reaching = Pick<Broadcast, 'startedAt' | 'state' | 'heldBecause'>

/** Whether the words of a correction are true: from its first card on, but never where they do not match its seal. */
function isTrue({ startedAt, state, heldBecause }: Reaching): boolean {
  return startedAt !== null && state !== 'cancelled' && heldBecause !== 'seal-mismatch'
}

/** Sessions that are offered no more, though people may still be registered for them. `changing`: newest first. */
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
 * A person's answer as it counts now. A person who comes, waits or may come, and answered for another day, is asked
 * anew and keeps their place until they answer. No row is written for that, so that it becomes true for everybody at
 * one moment and overwrites no answer. A person who answers while the first cards leave may have read the earlier day:
 * the card that tells them of the change has the buttons to answer anew.
 */
export function asAsked<Answer extends EventAnswer | null>(
  answer: Answer,
  { putOffAt }: Pick<EventNow, 'putOffAt'>,
): Answer | EventAnswer {
  if (answer === null || answer.answer === 'no' || putOffAt === undefined || answer.at >= putOffAt) return answer
  return { ...answer, asked: true }
}
