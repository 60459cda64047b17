import type { Actor, Locale, Role } from '../../core/actor.ts'
import { Misconfigured, Unavailable } from '../../core/errors.ts'
import type { Ports } from '../../core/ports.ts'
import type { Settings } from '../../core/settings.ts'
import type { Words } from '../../words.ts'
import type { Look } from '../cards.ts'
import type { Incoming } from './incoming.ts'

/**
 * How somebody spoke: `automatic` is a card's own refresh and never writes; `submit` is Action.Submit, which arrives as
 * a message.
 */
export type Road = 'execute' | 'automatic' | 'submit' | 'fetch' | 'dialog' | 'typed'

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
}

export type TurnMaker = {
  ports: Ports
  words: Record<Locale, Words>
  defaultLocale: Locale
  settings: Settings
}

export async function createTurn(maker: TurnMaker, incoming: Incoming, road: Road): Promise<Turn | null> {
  const { sender } = incoming
  if (!sender) return null
  const locale = localeOf(incoming.locale) ?? maker.defaultLocale
  const roles = await rolesOf(maker.ports, sender.id)
  const actor: Actor = {
    id: sender.id,
    name: sender.name,
    locale,
    roles: roles ?? ['agent'],
    ...(roles === null && { rolesUnknown: true }),
  }
  const look: Look = {
    words: maker.words[locale],
    locale,
    timeZone: maker.settings.timeZone,
    pilot: maker.ports.pilot !== null,
  }
  return { incoming, actor, rolesKnown: roles !== null, road, look, ports: maker.ports, settings: maker.settings }
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
