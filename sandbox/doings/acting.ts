import type { Person } from '../town/town.ts'
import { placeOf, type Place } from '../world/place.ts'
import type { World } from '../world/world.ts'
import type { Bot, BotAnswer } from '../world/bot.ts'

/** What people's doings need: the town, and the line to the bot. */
export type Acting = { world: World; bot: Bot }

/** What a doing gave: the bot's answer, and the dialog that is open now, if one is. */
export type Done = BotAnswer & { dialog?: Dialog }
export type Dialog = Record<string, unknown>

/** Teams would not let the person do that; nothing reached the bot. The words are for the desk. */
export class NotPossible extends Error {
  override readonly name = 'NotPossible'
  readonly code: string

  constructor(code: string, words: string) {
    super(words)
    this.code = code
  }
}

/**
 * `channelId`: another channel of the team than the one where proposals arrive; whatever lies in one is found without
 * it.
 */
export type Where = { in?: 'chat' | 'channel'; threadId?: string; channelId?: string }

/** The place where a person acts, when Teams lets them act there. */
export function placeFor(world: World, person: Person, where: Where & { activityId?: string }): Place {
  return where.in === 'channel' ? channelFor(world, person, where) : chatFor(world, person)
}

function chatFor(world: World, person: Person): Place {
  if (!world.reach.hasTeams(person)) throw new NotPossible('no-teams', 'Cette personne n’a pas Teams.')
  const { installed, blocked } = world.reach.tie(person)
  if (!installed) throw new NotPossible('not-installed', 'L’application n’est pas installée pour cette personne.')
  if (blocked) throw new NotPossible('blocked', 'Cette personne a bloqué Mary.')
  return { kind: 'chat', conversationId: world.reach.chatOf(person), person }
}

function channelFor(world: World, person: Person, where: Where & { activityId?: string }): Place {
  const place = placeOf(world, where.channelId ?? holderOf(world, where) ?? world.town.commsChannelId)
  if (place?.kind !== 'channel') throw new NotPossible('no-channel', 'Il n’y a pas de canal.')
  if (!place.team.members.includes(person.id)) {
    throw new NotPossible('not-a-member', 'Cette personne n’est pas membre de l’équipe.')
  }
  return { ...place, ...(where.threadId === undefined ? {} : { threadId: where.threadId }) }
}

/** The channel of the team in which that lies. */
function holderOf(
  { town, chats }: World,
  { activityId, threadId }: Where & { activityId?: string },
): string | undefined {
  const [about, team] = [activityId ?? threadId, town.teams.find(({ id }) => id === town.commsTeamId)]
  if (about === undefined) return undefined
  return team?.channels.find(({ id }) => chats.get(id, about) !== undefined)?.id
}
