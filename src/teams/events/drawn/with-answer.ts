import { linkOf } from '../../../core/domain/events/calendar-entry.ts'
import {
  type EventAnswer,
  type EventNow,
  type EventSeen,
  type EventState,
  hasLostSession,
  isRegistered,
} from '../../../core/domain/events/event.ts'
import type { EventDetails } from '../../../core/domain/posts/post.ts'
import { nextDay } from '../../../core/domain/working-time/local-time.ts'
import type { Words } from '../../../words.ts'
import type { Card, Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { replyInputs, sessionText } from './event-text.ts'
import { type Left, type Status, withStatus } from './with-status.ts'

/** Its reader's answer, and the details of the event, which may have been corrected since. */
export type Answered = { answer: EventAnswer; details: EventDetails }

/** The delivered card with its reader's answer: what stays true, whatever others answer. */
export function withAnswer(sent: string, { answer, details }: Answered, state: EventState, look: Look): Card {
  // « ESSAI » is in the frame already.
  const status = { ...statusOf(answer, details, look, state), calendar: calendarFor(answer, details, look) }
  return withStatus(sent, status, leftIn(state, answer, details), { ...look, pilot: false })
}

/** What remains of the card. After the last day for answers a person may still bring fewer guests. */
export function leftIn(state: EventState, answer: EventAnswer | null, details: EventDetails): Left {
  const left = { verbs: verbsIn(state, answer, details), values: inputsOf(answer) }
  return state === 'closed' && !answer?.asked ? { ...left, guestsMost: answer?.guests ?? 0 } : left
}

export function verbsIn(state: EventState, answer: EventAnswer | null, details: EventDetails): readonly string[] {
  switch (state) {
    case 'open':
      return verbsFor(answer, details)
    case 'closed':
      // A person who is asked anew keeps their place by confirming, and may bring fewer guests.
      return isRegistered(answer) ? [...(answer?.asked || answer?.guests ? ['event.join'] : []), 'event.leave'] : []
    case 'over':
    case 'cancelled':
      return []
  }
}

/** That it is cancelled, and why where it was called off. */
export function cancelledText({ reason }: Pick<EventNow, 'reason'>, words: Words): string {
  return reason === undefined
    ? words.text('events.status.cancelled')
    : words.text('events.status.calledOff', { reason: escapeLine(reason) })
}

/** The buttons that still mean something: a yes stays if more may be said with it. */
function verbsFor(answer: EventAnswer | null, details: EventDetails): readonly string[] {
  const all = ['event.join', 'event.maybe', 'event.leave']
  if (answer === null || hasLostSession(answer, details) || answer.asked) return all
  const said = isRegistered(answer) ? 'event.join' : answer.answer === 'maybe' ? 'event.maybe' : 'event.leave'
  const saysMore = said === 'event.join' && asksMore(details)
  return all.filter(verb => verb !== said || saysMore)
}

/**
 * The address of their calendar entry, if there is one to add: if they must choose another session, that comes first.
 */
export function calendarFor(answer: EventAnswer | null, details: EventDetails, look: Look): string {
  return answer !== null && hasLostSession(answer, details) ? '' : entryOf(answer, details, look)
}

/** The same for an entry that they may have added before; a person who is asked anew first says whether they come. */
export function entryOf(answer: EventAnswer | null, details: EventDetails, { calendar }: Look): string {
  if (answer === null || answer.asked || !['yes', 'maybe'].includes(answer.answer)) return ''
  return calendar?.address(linkOf(answer, details)) ?? ''
}

function asksMore({ sessions = [], questions = [], guests = 0 }: EventDetails): boolean {
  return sessions.length + questions.length + guests > 0
}

/** Their earlier answer, in the inputs of their card. */
function inputsOf(answer: EventAnswer | null): Record<string, string> {
  if (answer === null) return {}
  const { session, guests, replies = {} } = answer
  return {
    ...(session !== undefined && { session }),
    ...(guests !== undefined && { guests: String(guests) }),
    ...Object.fromEntries(Object.entries(replies).flatMap(([id, reply]) => replyInputs(id).map(name => [name, reply]))),
  }
}

export function statusOf(
  answer: EventAnswer | null,
  details: EventDetails,
  { words }: Pick<Look, 'words'>,
  state: EventState,
): Status {
  if (answer === null && state === 'closed') return { line: tooLateText(details, words), color: 'warning' }
  const beside = answer ? besideLines(answer, details, { words, state }) : []
  if (answer && hasLostSession(answer, details)) return { line: lostText(details, words), color: 'warning', beside }
  switch (answer?.answer) {
    case 'yes':
      return answer.asked
        ? { line: words.text('events.status.asked'), color: 'warning', beside }
        : { line: words.text('events.status.yes'), color: 'good', beside }
    case 'waiting':
      return { line: words.text(`events.status.${answer.asked ? 'askedListed' : 'listed'}`), color: 'warning', beside }
    case 'maybe':
      if (answer.asked) return { line: words.text('events.status.askedMaybe'), color: 'warning', beside }
      return {
        line: words.text(answer.by ? 'events.status.maybeFor' : 'events.status.maybe'),
        color: 'default',
        beside,
      }
    case 'no':
    case undefined:
      return { line: words.text('events.status.no'), color: 'default', beside }
  }
}

/** For a person who never answered, and wants to now. */
function tooLateText({ date, closesOn }: EventDetails, words: Words): string {
  return words.text('events.status.tooLate', { day: words.day(nextDay(closesOn ?? date)) })
}

/** Below a refused answer: the earlier answer still counts. Without one: no line. */
export function stillText(
  { answer, details }: Pick<EventSeen, 'answer' | 'details'>,
  look: Pick<Look, 'words'>,
): string {
  if (answer === null) return ''
  // Only what was not understood is asked here.
  const { line, beside = [] } = statusOf(answer, details, look, 'closed')
  const status = [line, ...beside].join(' ')
  const stands = !answer.asked && !hasLostSession(answer, details)
  return stands ? look.words.text('events.status.still', { status }) : status
}

function lostText({ sessions = [] }: EventDetails, words: Words): string {
  return words.text(sessions.length > 0 ? 'events.status.lost' : 'events.status.noSessions')
}

/** Of a person who comes: session, guests, open questions; and who answered for them. */
function besideLines(
  answer: EventAnswer,
  details: EventDetails,
  { words, state }: Pick<Look, 'words'> & { state: EventState },
): string[] {
  const coming = isRegistered(answer) ? comingLines(answer, details, { words, state }) : []
  return [...coming, ...byLines(answer, words)]
}

export function byLines({ by }: EventAnswer, words: Words): string[] {
  return by ? [words.text('events.status.by', { name: escapeLine(by.name) })] : []
}

function comingLines(
  answer: EventAnswer,
  { sessions = [], questions = [] }: EventDetails,
  { words, state }: Pick<Look, 'words'> & { state: EventState },
): string[] {
  const session = sessions.find(({ id }) => id === answer.session)
  // Nobody is asked what they can no longer answer.
  const asked = state === 'open' || answer.asked ? questions : []
  const open = asked.filter(({ id }) => !answer.replies?.[id])
  return [
    ...(session ? [words.text('events.status.session', { session: escapeLine(sessionText(session, words)) })] : []),
    ...(answer.guests ? [words.count('events.status.guests', answer.guests)] : []),
    ...(open.length > 0
      ? [words.text('events.status.toReply', { questions: escapeLine(open.map(({ ask }) => ask).join(' · ')) })]
      : []),
  ]
}
