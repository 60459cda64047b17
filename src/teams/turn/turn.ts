import { idFrom } from '../../core/domain/id-from.ts'
import type { Actor, Locale, Role } from '../../core/domain/actor.ts'
import { Misconfigured, Unavailable } from '../../core/domain/errors.ts'
import type { Settings } from '../../core/domain/settings.ts'
import { cleanText } from '../../core/domain/text.ts'
import type { Ports } from '../../core/ports.ts'
import { knownSections } from '../../core/use-cases/sections/all-sections.ts'
import type { Words } from '../../words.ts'
import type { Look } from '../cards/card-templates.ts'
import type { Incoming } from './incoming.ts'

/**
 * The way by which a person acted: `automatic` is a card's own refresh and never writes; `submit` is Action.Submit,
 * which arrives as a message.
 */
export type Road = 'execute' | 'automatic' | 'submit' | 'fetch' | 'dialog' | 'typed'

export function isDialog(road: Road): boolean {
  return road === 'fetch' || road === 'dialog'
}

/** One act of one person, and all that an answer needs. */
export type Turn = {
  incoming: Incoming
  actor: Actor
  /** False when Graph does not say who belongs to the communication team: acts of that role wait, others go on. */
  rolesKnown: boolean
  road: Road
  look: Look
  ports: Ports
  settings: Settings
  /** Address of the page in which posts are written; null: Teams cannot open a page, and cards are used. */
  postPage: string | null
}

export type TurnMaker = {
  postPage?: string | null
  /** The page on the use of personal data. */
  privacyUrl?: string | undefined
  ports: Ports
  words: Record<Locale, Words>
  defaultLocale: Locale
  settings: Settings
}

/**
 * A turn without any request to another system: it can write words, not act. Null: no person acted. An activity without
 * an id, of an unknown client, makes new ids each time.
 */
export function createTurn(maker: TurnMaker, incoming: Incoming, road: Road): Turn | null {
  const { sender } = incoming
  if (!sender) return null
  const { settings, words, postPage = null, privacyUrl } = maker
  const locale = localeOf(incoming.locale) ?? maker.defaultLocale
  const ports = incoming.id === '' ? maker.ports : { ...maker.ports, newId: idsOf(incoming) }
  const { id, name } = sender
  const { timeZone } = settings
  const { pilot, calendar, pictures, editionAddresses: editions } = ports
  const attests = ports.attestations !== null
  const shown = { calendar, attests, editions, pictures, privacyUrl, off: ports.capabilities.off() }
  const look: Look = { words: words[locale], locale, timeZone, pilot: pilot !== null, ...shown }
  return { incoming, actor: { id, name, locale, roles: [] }, rolesKnown: false, road, look, ports, settings, postPage }
}

/** The turn with the person's roles, from the directory, and the names of the sections. */
export async function withRoles(turn: Turn): Promise<Turn> {
  const roles = await rolesOf(turn.ports, turn.actor.id)
  const look = { ...turn.look, sections: await knownSections(turn.ports) }
  if (roles !== null) return { ...turn, look, actor: { ...turn.actor, roles }, rolesKnown: true }
  return { ...turn, look, actor: { ...turn.actor, roles: ['agent'], rolesUnknown: true }, rolesKnown: false }
}

/** Null when Graph is away or refuses, and no roles of this person are cached. */
async function rolesOf(ports: Ports, id: string): Promise<Role[] | null> {
  try {
    return await ports.directory.roles(id)
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Misconfigured) return null
    throw error
  }
}

export function localeOf(tag: string | null): Locale | null {
  const language = tag?.slice(0, 2).toLowerCase()
  return language === 'fr' || language === 'en' ? language : null
}

/**
 * Teams delivers an activity again when it is unsure of the answer: the same activity makes the same ids, in the order
 * in which its turn asks for them, so that nothing is created twice.
 */
export function idsOf({ conversationId, id }: Incoming): () => string {
  let asked = 0
  return () => idFrom('made by', conversationId, id, String(asked++))
}

/** A reason: ready-made, typed, or both; the ready-made ones are words under `reasons.<what>`, chosen by their key. */
export function reasonOf(turn: Turn, what: 'decline' | 'changes' | 'refuse', fields: Record<string, unknown>): string {
  const { words } = turn.look
  // The folded form of « Refuser » has ids of its own: phones refuse a card with the same id twice.
  const choice = cleanText(fields['reasonChoice'] ?? fields['refuseReasonChoice'])
  const ready = words.named(`reasons.${what}`, choice) ?? ''
  return [ready, cleanText(fields['reason'] ?? fields['refuseReason'])].filter(text => text !== '').join(' – ')
}
