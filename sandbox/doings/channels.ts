import { activityFrom } from './activity.ts'
import { NotPossible, type Acting, type Done } from './acting.ts'
import type { Team } from '../town/town.ts'

type Channel = Team['channels'][number]
type What = 'channelDeleted' | 'channelRestored' | 'channelRenamed'
const nothing: Done = { status: 200, body: undefined, ms: 0 }

/** The team's owner deletes a channel: from then on Teams knows none of that id, until it is restored. */
export async function deleteChannel(acting: Acting, id: string): Promise<Done> {
  const { team, channel } = found(acting, id, 'channels')
  if (id === acting.world.town.commsChannelId || id === team.threadId)
    throw new NotPossible('no-channel', 'Ce canal ne se supprime pas.')
  team.channels = team.channels.filter(one => one !== channel)
  team.deleted = [...(team.deleted ?? []), channel]
  return told(acting, team, channel, 'channelDeleted')
}

export async function restoreChannel(acting: Acting, id: string): Promise<Done> {
  const { team, channel } = found(acting, id, 'deleted')
  team.deleted = (team.deleted ?? []).filter(one => one !== channel)
  team.channels = [...team.channels, channel]
  return told(acting, team, channel, 'channelRestored')
}

export async function renameChannel(acting: Acting, id: string, displayName: string): Promise<Done> {
  const { team, channel } = found(acting, id, 'channels')
  if (displayName === '' || displayName.length > 50)
    throw new NotPossible('channel-name', 'Le nom d’un canal a de 1 à 50 signes.')
  channel.displayName = displayName
  return told(acting, team, channel, 'channelRenamed')
}

function found({ world }: Acting, id: string, where: 'channels' | 'deleted'): { team: Team; channel: Channel } {
  for (const team of world.town.teams) {
    const channel = team[where]?.find(one => one.id === id)
    if (channel) return { team, channel }
  }
  throw new NotPossible('no-channel', 'Il n’y a pas de tel canal.')
}

/** The bot hears of the channels of the teams that it is in, in the conversation of the team. */
async function told({ world, bot }: Acting, team: Team, { id, displayName }: Channel, what: What): Promise<Done> {
  world.events.emit({ type: 'channel' })
  const owner = team.owners.map(one => world.reach.person(one)).find(one => one !== undefined)
  if (team.id !== world.town.commsTeamId || owner === undefined) return nothing
  const place = { kind: 'channel', conversationId: team.threadId, team } as const
  const channelData = { eventType: what, channel: { id, name: displayName } }
  return bot.deliver(activityFrom(world, owner, place, { type: 'conversationUpdate', channelData }))
}
