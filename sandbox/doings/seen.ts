import type { Person } from '../town/town.ts'
import { changed } from '../teams/posting.ts'
import type { Stored } from '../world/chats.ts'
import type { Place } from '../world/place.ts'
import type { World } from '../world/world.ts'
import { NotPossible, placeFor, type Where } from './acting.ts'
import { buttonTitles, findButton, inputValues, missingInputs, type Action, type Element } from './buttons.ts'

/** A card in front of a person: where it lies, and how they see it. */
export type Seen = { place: Place; stored: Stored; card: Element }

export type Pressing = {
  /** The title of a button on the card as this person sees it; or the action itself. */
  button?: string
  action?: Action
  inputs?: Record<string, unknown>
  /** Stands in the place of what the button itself holds under these names. */
  over?: Record<string, unknown>
}

export function cardSeen(world: World, person: Person, where: Where & { activityId: string }): Seen {
  const place = placeFor(world, person, where)
  const stored = world.chats.get(place.conversationId, where.activityId)
  if (stored === undefined || stored.deleted) throw new NotPossible('no-activity', 'Ce message n’existe pas ou plus.')
  const [attachment] = world.chats.attachments(stored.mine?.[person.id] ?? stored.cards)
  const card = attachment?.content
  if (typeof card !== 'object' || card === null) throw new NotPossible('no-card', 'Ce message n’a pas de carte.')
  const threadId = stored.threadId ?? stored.id
  return { place: place.kind === 'channel' ? { ...place, threadId } : place, stored, card: card as Element }
}

/** A button ready to be sent: `data` is what the card put in it together with `values`, what the person filled in. */
export type Prepared = { action: Action; data: Element; values: Element }

/** Finds the button and gathers its inputs, as the client does; a given action goes as it is. */
export function prepare(card: unknown, pressed: Pressing): Prepared {
  const { action, values } = gathered(card, pressed)
  const over = Object.entries(pressed.over ?? {}).filter(([name]) => name in dataOf(action))
  return filled(action, { ...values, ...Object.fromEntries(over) })
}

function gathered(card: unknown, pressed: Pressing): Omit<Prepared, 'data'> {
  const given = pressed.inputs ?? {}
  if (pressed.action !== undefined) return { action: pressed.action, values: given }
  const found = findButton(card, pressed.button ?? '')
  if (found === undefined) {
    const titles = buttonTitles(card).join(' · ')
    throw new NotPossible('no-button', `Pas de bouton « ${pressed.button} » ici, mais : ${titles}`)
  }
  if (found.action['associatedInputs'] === 'none') return { action: found.action, values: {} }
  const unknown = Object.keys(given).filter(id => !found.inputs.some(input => input['id'] === id))
  if (unknown.length > 0) throw new NotPossible('no-input', `Aucun champ ${unknown.join(', ')} ne va avec ce bouton.`)
  const values = inputValues(found.inputs, given)
  const missing = missingInputs(found.inputs, values)
  if (missing.length > 0) throw new NotPossible('missing-input', `Reste à remplir : ${missing.join(', ')}`)
  return { action: found.action, values }
}

export function filled(action: Action, values: Element): Prepared {
  return { action, values, data: { ...dataOf(action), ...values } }
}

function dataOf(action: Action): Element {
  return typeof action.data === 'object' && action.data !== null ? (action.data as Element) : {}
}

/** The card that a doing is about; Teams says it twice. */
export function about(seen: Seen): object {
  return {
    replyToId: seen.stored.id,
    channelData: { source: { name: 'message' }, legacy: { replyToId: seen.stored.id } },
  }
}

/** Words under a card, for one person. */
export function note(world: World, person: Person, seen: Seen, text: string): void {
  world.chats.save({ ...seen.stored, notes: { ...seen.stored.notes, [person.id]: text } })
  changed(world, seen.place)
}
