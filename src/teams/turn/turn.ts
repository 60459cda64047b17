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
 * How somebody spoke: `automatic` is a card's own refresh and never writes; `submit` is Action.Submit, which arrives as
 * a message.
 */
export type Road = 'execute' | 'automatic' | 'submit' | 'fetch' | 'dialog' | 'typed'

export function isDialog(road: Road): boolean {
  return road === 'fetch' || road === 'dialog'
}

/** One thing that one person did, and all that an answer needs. */
export type Turn = {
  incoming: Incoming
  actor: Actor
  /** False when Graph could not say who is of comms, or may not: what needs that role waits, all else goes on. */
  rolesKnown: boolean
  road: Road
  look: Look
  ports: Ports
  settings: Settings
  /** Address of the page in which posts are written; null: Teams can open none, and cards do. */
  postPage: string | null
}

export type TurnMaker = {
  postPage?: string | null
  /** Where people read what becomes of their data. */
  privacyUrl?: string | undefined
  ports: Ports
  words: Record<Locale, Words>
  defaultLocale: Locale
  settings: Settings
}

/**
 * All that needs nobody's answer: enough to say words, not to act. Null: nobody did it. An activity without an id, of a
 * client that we do not know, makes new ids each time.
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

/** The same with what the person may do, as the directory says, and how sections are called. */
export async function withRoles(turn: Turn): Promise<Turn> {
  const roles = await rolesOf(turn.ports, turn.actor.id)
  const look = { ...turn.look, sections: await knownSections(turn.ports) }
  if (roles !== null) return { ...turn, look, actor: { ...turn.actor, roles }, rolesKnown: true }
  return { ...turn, look, actor: { ...turn.actor, roles: ['agent'], rolesUnknown: true }, rolesKnown: false }
}

/** Null when Graph is away, or refuses, and nothing is remembered of this person. */
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
 * in which its turn asks for them, so that whatever it creates is created once.
 */
export function idsOf({ conversationId, id }: Incoming): () => string {
  let asked = 0
  return () => idFrom('made by', conversationId, id, String(asked++))
}

/**
 * A ready-made reason, a typed one, or both; the ready-made ones are words under `reasons.<what>`, chosen by their key.
 */
export function reasonOf(turn: Turn, what: 'decline' | 'changes' | 'refuse', fields: Record<string, unknown>): string {
  const { words } = turn.look
  // The fold of « Refuser » has ids of its own: phones refuse a card that bears one id twice.
  const choice = cleanText(fields['reasonChoice'] ?? fields['refuseReasonChoice'])
  const ready = words.named(`reasons.${what}`, choice) ?? ''
  return [ready, cleanText(fields['reason'] ?? fields['refuseReason'])].filter(text => text !== '').join(' – ')
}
