import type { Named, PersonId } from '../../../core/domain/actor.ts'
import { isOwnAnswer } from '../../../core/domain/events/assistants.ts'
import { eventState, isAhead } from '../../../core/domain/events/event.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { atThisMoment, type EventData, lineOf, sentCard } from './draw-event.ts'
import { leftIn } from './with-answer.ts'
import { withStatus } from './with-status.ts'

export type AnsweringData = Omit<EventData, 'state'> & { principal: Named; now: Instant }

/** What each button of the card does in the principal's name. */
const inName: Readonly<Record<string, { verb: string }>> = {
  'event.join': { verb: 'event.joinfor' },
  'event.maybe': { verb: 'event.maybefor' },
  'event.leave': { verb: 'event.leavefor' },
}

/** The event as the principal received it, for an assistant who may answer: its text addresses the principal. */
export function drawAnswering({ principal, now, ...data }: AnsweringData, look: Look): Card {
  const { words } = look
  const { event, typed = {}, errors } = data
  const state = eventState(event, now, look)
  const name = escapeLine(principal.name)
  const silent = event.answer === null && !errors && isAhead(state)
  const tooLate = state === 'closed' ? [words.text('events.status.closed')] : []
  const line = silent
    ? { line: words.text('events.answering.nothing', { name }), color: 'default' as const, beside: tooLate }
    : lineOf({ ...data, state }, look)
  const own = isOwnAnswer(event.answer) && isAhead(state)
  const beside = [...(line.beside ?? []), ...(own ? [words.text('notices.own-answer', { name })] : [])]
  // The principal's calendar is their own.
  const status = { ...line, beside, calendar: '' }
  const left = leftIn(state, event.answer, event.details)
  const offered = atThisMoment(own ? { ...left, verbs: [] } : left, event, typed)
  // « ESSAI » is above the heading already.
  const card = withStatus(sentCard({ ...data, state }, look), status, offered, { ...look, pilot: false })
  const top = drawCard(
    'events/answering',
    { heading: words.text('events.answering.heading', { name }), what: words.text('events.answering.what', { name }) },
    look,
  )
  const { body, actions: _why, ...rest } = card as { body: Card[]; actions?: Card[] }
  return { ...rest, body: [...(top['body'] as Card[]), ...body.map(element => renamed(element, principal.id))] }
}

/** The sealed card's own buttons, in the principal's name. */
function renamed(element: Card, personId: PersonId): Card {
  if (element['type'] !== 'ActionSet') return element
  return { ...element, actions: (element['actions'] as Card[]).map(action => forPerson(action, personId)) }
}

function forPerson(action: Card, personId: PersonId): Card {
  const meant = inName[String(action['verb'])]
  if (meant === undefined) return action
  const { verb } = meant
  const data = { ...(action['data'] as Card), personId }
  const fallback = action['fallback'] as Card | undefined
  const otherwise = fallback && { fallback: { ...fallback, data: { ...(fallback['data'] as Card), verb, personId } } }
  return { ...action, verb, data, ...otherwise }
}
