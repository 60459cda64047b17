import type { EventDetails, EventQuestion, EventSession } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import { attendedFigures, type AttendedFigures, type MarkTally } from './attendance.ts'
import type { PersonId } from '../actor.ts'
import type { EventAnswer, EventTally } from './event.ts'

/** Of one session, or of an event without any. `guests`: how many guests the people who come bring along. */
export type SessionFigures = { id: string; people: number; guests: number; waiting: number; waitingGuests: number }

/**
 * Replies to a question by people who come: of `people`, so many replied. `options`: of a choice; `sum`: of a number.
 */
export type ReplyFigures = {
  id: string
  people: number
  replied: number
  options: { option: string; people: number }[]
  sum: number
}

/** An event in figures, without a name. `recipients`: who received it. */
export type ParticipantFigures = {
  recipients: number
  tally: EventTally
  /** How many of those who come have not confirmed since the event was put off. */
  asked: number
  sessions: SessionFigures[]
  replies: ReplyFigures[]
  /** Absent: nobody noted who was present. */
  attended?: AttendedFigures
  /** How useful it was to those who gave a mark; absent: nobody did. */
  marks?: MarkTally
}

/** What is known of an event once it is over. */
export type Aftermath = { there: ReadonlySet<PersonId>; marks: MarkTally }
const nothingKnown: Aftermath = { there: new Set(), marks: { people: 0, sum: 0 } }

/** What stays of an event once its answers are deleted; one row a post. */
export type EventCounts = { id: string; version: number; figures: ParticipantFigures; at: Instant }

/** A session that was taken out since, but still has people, is counted below those that are offered. */
export function figuresOf(
  { sessions = [], questions = [] }: Pick<EventDetails, 'sessions' | 'questions'>,
  answers: readonly EventAnswer[],
  recipients: number,
  { there, marks }: Aftermath = nothingKnown,
): ParticipantFigures {
  const going = answers.filter(({ answer }) => answer === 'yes')
  const tally: EventTally = { yes: 0, no: 0, maybe: 0, waiting: 0 }
  for (const { answer } of answers) tally[answer]++
  return {
    recipients,
    tally,
    asked: going.filter(({ asked }) => asked).length,
    sessions: sessionsIn(sessions, answers).map(id => sessionFigures(id, answers)),
    replies: questions.map(question => repliesTo(question, going)),
    ...(there.size > 0 && { attended: attendedFigures(answers, there) }),
    ...(marks.people > 0 && { marks }),
  }
}

/** The sessions that are offered, then those that are not, but still have people; '' for an event without sessions. */
export function sessionsIn(sessions: readonly EventSession[], answers: readonly EventAnswer[]): string[] {
  const taken = answers.filter(({ answer }) => answer === 'yes' || answer === 'waiting')
  const offered = sessions.length === 0 ? [''] : sessions.map(({ id }) => id)
  return [...new Set([...offered, ...taken.map(({ session = '' }) => session)])]
}

function sessionFigures(id: string, answers: readonly EventAnswer[]): SessionFigures {
  const counted = { id, people: 0, guests: 0, waiting: 0, waitingGuests: 0 }
  for (const { answer, guests = 0, session = '' } of answers) {
    if (session !== id) continue
    if (answer === 'yes') {
      counted.people++
      counted.guests += guests
    } else if (answer === 'waiting') {
      counted.waiting++
      counted.waitingGuests += guests
    }
  }
  return counted
}

/** Replies of people who come alone: a person who waits may not come in the end, and orders no meal. */
function repliesTo({ id, kind, options }: EventQuestion, going: readonly EventAnswer[]): ReplyFigures {
  const replies = going.map(({ replies = {} }) => replies[id] ?? '').filter(reply => reply !== '')
  return {
    id,
    people: going.length,
    replied: replies.length,
    options:
      kind === 'choice'
        ? options.map(option => ({ option, people: replies.filter(reply => reply === option).length }))
        : [],
    sum: kind === 'number' ? replies.reduce((sum, reply) => sum + (Number(reply) || 0), 0) : 0,
  }
}
