import type { Channel } from '@microsoft/microsoft-graph-types'
import { Misconfigured, Unavailable } from '../core/domain/errors.ts'
import { type Graph, segment } from './graph.ts'
import { isRefusal } from './transport/failure.ts'

/** `unknown`: only the thread of the team is given, or Mary may not read channels: nothing can be said. */
export type ChannelCheck = 'there' | 'not-there' | 'no-team' | 'unknown'

/** Whether COMMS_CHANNEL_ID is a channel of COMMS_TEAM_ID (the team's Entra group, or its `19:…` thread). */
export async function checkChannel(
  graph: Graph,
  { teamId, channelId }: { teamId: string | undefined; channelId: string },
): Promise<ChannelCheck> {
  if (teamId === undefined || teamId.startsWith('19:')) return 'unknown'
  const ask = { needs: 'Channel.ReadBasic.All', query: { $select: 'id,displayName' } }
  try {
    const { value } = await graph.get<{ value: Channel[] }>(`/teams/${segment(teamId)}/channels`, ask)
    return value.some(channel => channel.id === channelId) ? 'there' : 'not-there'
  } catch (error) {
    if (isRefusal(error, 404)) return 'no-team'
    if (error instanceof Misconfigured || error instanceof Unavailable) return 'unknown'
    throw error
  }
}
