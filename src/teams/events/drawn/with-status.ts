import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'

/** `calendar`: where the entry for their calendar is; absent or empty: there is no button for it. */
export type Status = {
  line: string
  color: 'good' | 'warning' | 'attention' | 'default'
  beside?: string[]
  calendar?: string
}

/** What stays of the sealed card's own buttons and inputs: without *Je participe*, no input does. */
export type Left = {
  verbs: readonly string[]
  /** What the inputs hold, by their names. */
  values: Readonly<Record<string, string>>
  /** So many may be brought along, and nothing else may be said; absent: whatever the card asks. */
  guestsMost?: number
  /** The sessions of which the card says that whoever chooses them now waits. */
  full?: ReadonlySet<string>
}

/** The status on top, and of the sealed card what its reader may still say. */
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

/** The delivered card once nobody answers any more: nothing but an event has such buttons and inputs. */
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

/** The buttons of a row of an event's own; of any other row none. */
function eventActions(element: Card): Card[] {
  const actions = element['type'] === 'ActionSet' ? (element['actions'] as Card[]) : []
  return actions.some(action => String(action['verb']).startsWith('event.')) ? actions : []
}
