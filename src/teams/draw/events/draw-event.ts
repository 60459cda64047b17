import { type EventSeen, type EventState, placesLeft, rankOf } from '../../../core/events/event.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { fillFrame } from '../../frame.ts'

/** `because`: why it comes by itself. */
export type EventData = { event: EventSeen; state: EventState; because?: 'promoted' | 'reminder' }
type Line = { line: string; color: 'good' | 'warning' | 'attention' | 'default' }

/** The card as it was sent, with a line on top that says where its reader stands, and the button that is left. */
export function drawEvent(data: EventData, look: Look): Card {
  const { broadcast, delivery, correctedAt } = data.event
  const { givenName, department } = delivery
  // « ESSAI » stands above the status.
  const inside = { ...look, pilot: false }
  const filling = {
    givenName,
    department,
    broadcastId: broadcast.id,
    firstContact: false,
    correctedAt,
    expiredOn: null,
    look: inside,
  }
  const sent = JSON.parse(fillFrame(broadcast.rendered.card, filling)) as Card & { body: Card[] }
  const status = drawCard('events/status', lineOf(data, look), look) as { body: Card[] }
  return { ...sent, body: [...status.body, ...sent.body.flatMap(element => withButton(element, offered(data)))] }
}

function offered({ event: { answer }, state }: EventData): string | null {
  if (state !== 'open') return null
  return answer?.answer === 'yes' || answer?.answer === 'waiting' ? 'event.leave' : 'event.join'
}

/** Of the sealed card's own buttons the one that still says something. */
function withButton(element: Card, verb: string | null): Card[] {
  const actions = element['type'] === 'ActionSet' ? (element['actions'] as Card[]) : []
  if (!actions.some(action => String(action['verb']).startsWith('event.'))) return [element]
  return verb === null ? [] : [{ ...element, actions: actions.filter(action => action['verb'] === verb) }]
}

function lineOf({ event, state, because }: EventData, { words }: Look): Line {
  if (state === 'cancelled') return { line: words.text('events.status.cancelled'), color: 'attention' }
  if (state === 'over') return { line: words.text('events.status.over'), color: 'default' }
  switch (event.answer?.answer) {
    case 'yes':
      return { line: [...first(event, because, words), going(event, words)].join(' '), color: 'good' }
    case 'waiting':
      return { line: words.count('events.status.waiting', rankOf(event)), color: 'warning' }
    case 'no':
    case undefined:
      return { line: words.text('events.status.no'), color: 'default' }
  }
}

function first({ details }: EventSeen, because: EventData['because'], words: Look['words']): string[] {
  if (because === undefined) return []
  return [
    because === 'promoted'
      ? words.text('events.status.promoted')
      : words.text('events.status.reminder', { day: words.day(details.date) }),
  ]
}

function going(event: EventSeen, words: Look['words']): string {
  const left = placesLeft(event)
  const yes = words.text('events.status.yes')
  return left === null ? yes : `${yes} ${words.count('events.status.left', left)}`
}
