import type { Person, Team } from '../town/town.ts'
import type { World } from './world.ts'

/** Where an activity lies: a person's chat with the bot, or a channel (and a thread of it). */
export type Place =
  | { kind: 'chat'; conversationId: string; person: Person }
  | { kind: 'channel'; conversationId: string; team: Team; threadId?: string }

/** Reads a conversation id as Teams writes them: `a:…`, `19:…@thread.tacv2`, `19:…;messageid=…`. */
export function placeOf(world: World, id: string): Place | undefined {
  const person = world.reach.personOfChat(id)
  if (person !== undefined) return { kind: 'chat', conversationId: id, person }
  const [conversationId = '', threadId] = id.split(';messageid=')
  const team = world.town.teams.find(one => one.channels.some(channel => channel.id === conversationId))
  if (team === undefined) return undefined
  return { kind: 'channel', conversationId, team, ...(threadId === undefined ? {} : { threadId }) }
}
