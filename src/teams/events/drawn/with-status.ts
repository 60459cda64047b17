import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'

/** `calendar`: the address of the calendar entry; absent or empty: no button. */
export type Status = {
  line: string
  color: 'good' | 'warning' | 'attention' | 'default'
  beside?: string[]
  calendar?: string
}

/** What remains of the sealed card's own buttons and inputs: without *Je participe* no input does. */
export type Left = {
  verbs: readonly string[]
  /** What the inputs hold, by their names. */
  values: Readonly<Record<string, string>>
  /** So many guests may come along, and nothing else may be changed; absent: whatever the card asks. */
  guestsMost?: number
  /** Sessions marked on the card as full: choosing one now means to wait. */
  full?: ReadonlySet<string>
}

/** The status on top, and those parts of the sealed card that its reader may still use. */
export function withStatus(
  sent: string,
  { beside = [], calendar = '', ...status }: Status,
  left: Left,
  look: Look,
): Card {
  const card = JSON.parse(sent) as Card & { body: Card[] }
  const data = { ...status, calendar, beside: beside.map(text => ({ text })) }
  const top = drawCard('events/status', data, look) as { body: Card[] }
  return { ...card, body: [...top.body, ...card.body.flatMap(element => leftOf(element, left, look.words))] }
}

/** The delivered card once answers are closed: only events have such buttons and inputs. */
export function withoutButtons(sent: string): Card {
  const card = JSON.parse(sent) as Card & { body: Card[] }
  return { ...card, body: card.body.filter(element => !isInput(element) && eventActions(element).length === 0) }
}

function leftOf(element: Card, left: Left, words: Words): Card[] {
  if (isInput(element)) return inputLeft(element, left, words)
  const actions = eventActions(element)
  if (actions.length === 0) return [element]
  const kept = actions.filter(action => left.verbs.includes(String(action['verb'])))
  return kept.length === 0 ? [] : [{ ...element, actions: kept }]
}

/** A card of before names nobody's answer: only that of this event has such inputs. */
function inputLeft(element: Card, { verbs, values, guestsMost, full }: Left, words: Words): Card[] {
  const id = String(element['id'])
  if (!verbs.includes('event.join') || (guestsMost !== undefined && id !== 'guests')) return []
  const { [id]: value } = values
  const choices = choicesOf(element)
    .filter(one => id !== 'guests' || guestsMost === undefined || Number(one.value) <= guestsMost)
    .map(one => (id === 'session' && full?.has(one.value) ? { ...one, title: fullTitle(one.title, words) } : one))
  return [{ ...element, ...(choices.length > 0 && { choices }), ...(value !== undefined && { value }) }]
}

function fullTitle(session: string, words: Words): string {
  return words.text('events.status.fullSession', { session })
}

function choicesOf(element: Card): { title: string; value: string }[] {
  return (element['choices'] ?? []) as { title: string; value: string }[]
}

function isInput(element: Card): boolean {
  return String(element['type']).startsWith('Input.')
}

/** The buttons of a row that belong to an event; for any other row none. */
function eventActions(element: Card): Card[] {
  const actions = element['type'] === 'ActionSet' ? (element['actions'] as Card[]) : []
  return actions.some(action => String(action['verb']).startsWith('event.')) ? actions : []
}
