import type { EventAnswer } from '../../core/domain/events/event.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'

export type Status = { line: string; color: 'good' | 'warning' | 'attention' | 'default' }

/** The delivered card with what its reader said to the event: what stays true, whoever else answers. */
export function withAnswer(sent: string, answer: EventAnswer['answer'], look: Look): Card {
  const verb = answer === 'no' ? 'event.join' : 'event.leave'
  // « ESSAI » stands in the frame already.
  return withStatus(sent, statusOf(answer, look), verb, { ...look, pilot: false })
}

export function statusOf(answer: EventAnswer['answer'], { words }: Pick<Look, 'words'>): Status {
  switch (answer) {
    case 'yes':
      return { line: words.text('events.status.yes'), color: 'good' }
    case 'waiting':
      return { line: words.text('events.status.listed'), color: 'warning' }
    case 'no':
      return { line: words.text('events.status.no'), color: 'default' }
  }
}

/** The status on top, and of the sealed card's own buttons the one that still says something; null: none does. */
export function withStatus(sent: string, status: Status, verb: string | null, look: Look): Card {
  const card = JSON.parse(sent) as Card & { body: Card[] }
  const top = drawCard('events/status', status, look) as { body: Card[] }
  return { ...card, body: [...top.body, ...card.body.flatMap(element => withButton(element, verb))] }
}

function withButton(element: Card, verb: string | null): Card[] {
  const actions = element['type'] === 'ActionSet' ? (element['actions'] as Card[]) : []
  if (!actions.some(action => String(action['verb']).startsWith('event.'))) return [element]
  return verb === null ? [] : [{ ...element, actions: actions.filter(action => action['verb'] === verb) }]
}
