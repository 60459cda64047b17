import { type EventSeen, type EventState, placesLeft, rankOf } from '../../core/domain/events/event.ts'
import type { Card, Look } from '../cards/card-templates.ts'
import { fillFrame } from '../cards/frame.ts'
import { type Status, statusOf, withStatus } from './with-answer.ts'

export type EventData = { event: EventSeen; state: EventState }

/**
 * The answer to a click: the card as it was delivered, with a line on top that says where its reader stands at this
 * moment, and the button that is left.
 */
export function drawEvent({ event, state }: EventData, look: Look): Card {
  const { broadcast, delivery, correctedAt, expiredOn, answer } = event
  const { givenName, department } = delivery
  // « ESSAI » stands above the status.
  const inside = { ...look, pilot: false }
  const framed = { broadcastId: broadcast.id, firstContact: false, correctedAt, expiredOn }
  const sent = fillFrame(broadcast.rendered.card, { ...framed, givenName, department, look: inside })
  const registered = answer?.answer === 'yes' || answer?.answer === 'waiting'
  const verb = state !== 'open' ? null : registered ? 'event.leave' : 'event.join'
  return withStatus(sent, lineOf(event, state, look), verb, look)
}

function lineOf(event: EventSeen, state: EventState, look: Look): Status {
  const { words } = look
  if (state === 'cancelled') return { line: words.text('events.status.cancelled'), color: 'attention' }
  if (state === 'over') return { line: words.text('events.status.over'), color: 'default' }
  const status = statusOf(event.answer?.answer ?? 'no', look)
  return { ...status, line: momentText(event, status.line, words) }
}

/** What is true at this moment and is told in answers alone: how many places are left, at which place one waits. */
export function momentText(event: EventSeen, line: string, words: Look['words']): string {
  const left = placesLeft(event)
  switch (event.answer?.answer) {
    case 'yes':
      return left === null ? line : `${line} ${words.count('events.status.left', left)}`
    case 'waiting':
      return words.count('events.status.waiting', rankOf(event))
    case 'no':
    case undefined:
      return line
  }
}
