import type { Channel } from '@microsoft/microsoft-graph-types'
import { unlessAway } from '../core/domain/errors.ts'
import type { Channels } from '../core/ports/outside.ts'
import { type Graph, segment } from './graph.ts'
import { orNull } from './transport/failure.ts'

/** `unknown`: only the thread of the team is configured, or Mary may not read channels. */
export type ChannelCheck = 'there' | 'not-there' | 'no-team' | 'unknown'

/** Whether COMMS_CHANNEL_ID is a channel of COMMS_TEAM_ID (the team's Entra group, or its `19:…` thread). */
export async function checkChannel(
  graph: Graph,
  { teamId, channelId }: { teamId: string | undefined; channelId: string },
): Promise<ChannelCheck> {
  const channels = await channelsOf(graph, teamId)
  if (typeof channels === 'string') return channels
  return channels.some(channel => channel.id === channelId) ? 'there' : 'not-there'
}

async function channelsOf(graph: Graph, teamId: string | undefined): Promise<Channel[] | 'no-team' | 'unknown'> {
  if (teamId === undefined || teamId.startsWith('19:')) return 'unknown'
  const ask = { needs: 'Channel.ReadBasic.All', query: { $select: 'id,displayName' } }
  const read = () => orNull(graph.get<{ value: Channel[] }>(`/teams/${segment(teamId)}/channels`, ask))
  const found = await unlessAway(read, 'unknown' as const)
  if (found === null) return 'no-team'
  return found === 'unknown' ? found : found.value
}

/** `teamId`: COMMS_TEAM_ID; `channelId`: COMMS_CHANNEL_ID. */
type CommsTeam = { commsTeamId: string | undefined; commsChannelId: string }

/**
 * Whether a channel is one of the communication team's: Teams says it with each activity, so that no permission is
 * needed. Its name is read if Mary may (`Channel.ReadBasic.All`).
 */
export function graphChannels(graph: Graph, { commsTeamId, commsChannelId }: CommsTeam): Channels {
  return {
    own: async ({ channelId, teamIds }) => {
      if (channelId === commsChannelId) return { kind: 'common' }
      if (commsTeamId === undefined) return { kind: 'no-team' }
      const own = teamIds.some(id => id.toLowerCase() === commsTeamId.toLowerCase())
      return own ? { kind: 'own', name: await nameOf(graph, commsTeamId, channelId) } : { kind: 'elsewhere' }
    },
  }
}

async function nameOf(graph: Graph, teamId: string, channelId: string): Promise<string | null> {
  const channels = await channelsOf(graph, teamId)
  return typeof channels === 'string' ? null : (channels.find(({ id }) => id === channelId)?.displayName ?? null)
}
