import {
  type EventSeen,
  type EventState,
  fullSessions,
  hasLostSession,
  isFull,
  isRegistered,
  placesLeft,
  rankOf,
} from '../../../core/domain/events/event.ts'
import type { ReplyErrors } from '../../../core/domain/events/read-wish.ts'
import type { Card, Look } from '../../cards/card-templates.ts'
import { fieldErrors } from '../../cards/faults.ts'
import { mendedCard } from '../../cards/mend-pictures.ts'
import { fillFrame } from '../../cards/frame.ts'
import { escapeLine, plainText } from '../../cards/markdown.ts'
import { replyInputs } from './event-text.ts'
import { calendarFor, cancelledText, leftIn, statusOf, stillText } from './with-answer.ts'
import { type Left, type Status, withStatus } from './with-status.ts'

export type EventData = {
  event: EventSeen
  state: EventState
  noRoom?: boolean
  /** What was not understood, and the typed text, none of which is lost. */
  errors?: ReplyErrors
  typed?: Readonly<Record<string, string>>
}

/**
 * The answer to a click: the card as it was delivered, with a line on top with its reader's present state, and the
 * remaining buttons.
 */
export function drawEvent(data: EventData, look: Look): Card {
  const { event, state, typed = {} } = data
  const { answer, details } = event
  const left = leftIn(state, answer, details)
  return withStatus(sentCard(data, look), lineOf(data, look), atThisMoment(left, event, typed), look)
}

/** With the typed text, and the full sessions: true at this moment, and only in answers. */
export function atThisMoment(left: Left, event: EventSeen, typed: Readonly<Record<string, string>>): Left {
  return { ...left, values: { ...left.values, ...typed }, full: fullSessions(event) }
}

/** As it was delivered, with what is true of the event for everybody. */
export function sentCard({ event, state }: Pick<EventData, 'event' | 'state'>, look: Look): string {
  const { broadcast, delivery, correctedAt, expiredOn, answer } = event
  const { givenName, department } = delivery
  // « ESSAI » is above the status already.
  const inside = { ...look, pilot: false }
  const full = state === 'open' && !isRegistered(answer) && isFull(event)
  const remark = full ? ('full' as const) : null
  const framed = { broadcastId: broadcast.id, firstContact: false, correctedAt, expiredOn, remark }
  return fillFrame(mendedCard(broadcast.rendered, look.words), { ...framed, givenName, department, look: inside })
}

export function lineOf({ event, state, noRoom = false, errors }: EventData, look: Look): Status {
  const { words } = look
  if (errors) {
    const still = stillText(event, look)
    const beside = [...faultLines(event, errors, look), ...(still === '' ? [] : [still])]
    return { line: words.text('events.type.nothing'), color: 'attention', beside }
  }
  if (state === 'cancelled') return { line: cancelledText(event, words), color: 'attention' }
  if (state === 'over') return { line: words.text('events.status.over'), color: 'default' }
  const status = statusOf(event.answer, event.details, look, state)
  const closed = closedLines(event, state, words)
  const kept = noRoom ? [words.text('events.status.noRoom')] : []
  return {
    ...status,
    line: momentText(event, status.line, words),
    color: noRoom ? 'warning' : status.color,
    calendar: calendarFor(event.answer, event.details, look),
    beside: [...kept, ...closed, ...(status.beside ?? [])],
  }
}

/** Beside a person's answer; a person who never answered reads it with that. */
export function closedLines({ answer }: Pick<EventSeen, 'answer'>, state: EventState, words: Look['words']): string[] {
  return state === 'closed' && answer !== null ? [words.text('events.status.closed')] : []
}

/** In one text, for a typed answer: a note is plain text. */
export function faultText(
  event: Pick<EventSeen, 'answer' | 'details'>,
  errors: ReplyErrors,
  look: Pick<Look, 'words'>,
): string {
  const faults = [...faultLines(event, errors, look), stillText(event, look)].join(' ').trim()
  return look.words.text('events.notUnderstood', { faults: plainText(faults) })
}

/** « Déjeunez-vous ? » : choisissez…, one line each. */
function faultLines(
  { details }: Pick<EventSeen, 'details'>,
  errors: ReplyErrors,
  { words }: Pick<Look, 'words'>,
): string[] {
  const { questions = [] } = details
  const texts = fieldErrors(Object.keys(errors), errors, words)
  const labels: Record<string, string> = {
    session: words.text('posts.sealed.session'),
    guests: words.text('posts.sealed.guests'),
    ...Object.fromEntries(questions.map(({ id, ask }) => [id, escapeLine(ask)])),
  }
  return Object.keys(errors).map(field =>
    words.text('events.fault', { label: labels[field] ?? '', text: texts[field] ?? '' }),
  )
}

/** True at this moment and told only in answers: how many places are left, or the reader's rank. */
export function momentText(event: EventSeen, line: string, words: Look['words']): string {
  const left = placesLeft(event)
  if (event.answer && hasLostSession(event.answer, event.details)) return line
  switch (event.answer?.answer) {
    case 'yes':
      return left === null || event.answer.asked ? line : `${line} ${words.count('events.status.left', left)}`
    case 'waiting':
      return event.answer.asked ? line : words.count('events.status.waiting', rankOf(event))
    case 'maybe':
    case 'no':
    case undefined:
      return line
  }
}

/** By the names of the card's inputs. */
export function typedOf(
  fields: Readonly<Record<string, unknown>>,
  { questions = [] }: EventSeen['details'],
): Record<string, string> {
  const names = ['session', 'guests', ...questions.flatMap(({ id }) => replyInputs(id))]
  return Object.fromEntries(
    names.flatMap(name => (typeof fields[name] === 'string' ? [[name, fields[name]] as const] : [])),
  )
}
