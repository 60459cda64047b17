import type { Channel } from '@microsoft/microsoft-graph-types'
import { type Graph, segment } from './graph.ts'
import { forbidden, isRefusal } from './transport/failure.ts'

export type Team = {
  /** `19:…@thread.tacv2`, as Teams names the team in activities; null when it cannot be known. */
  threadId: string | null
  /** Null when only the thread is given. */
  groupId: string | null
}

export type Teams = { find(): Promise<Team> }

/** COMMS_TEAM_ID may be the team's Entra group or its thread. A thread never changes: asked for once. */
export function graphTeam(graph: Graph, options: { teamId: string | undefined }): Teams {
  const { teamId } = options
  let found: Promise<Team> | undefined
  const find = async (groupId: string): Promise<Team> => ({ groupId, threadId: await threadOf(graph, groupId) })
  return {
    find: async () => {
      if (teamId === undefined) return { groupId: null, threadId: null }
      if (teamId.startsWith('19:')) return { groupId: null, threadId: teamId }
      return (found ??= find(teamId).catch((error: unknown) => {
        found = undefined
        throw error
      }))
    },
  }
}

/** A team's thread is that of its first channel, made with it. The right to read channels may be missing. */
async function threadOf(graph: Graph, groupId: string): Promise<string | null> {
  const ask = { needs: 'Channel.ReadBasic.All', query: { $select: 'id,displayName,createdDateTime' } }
  try {
    const { value } = await graph.get<{ value: Channel[] }>(`/teams/${segment(groupId)}/channels`, ask)
    const made = (channel: Channel): string => channel.createdDateTime ?? ''
    const [oldest] = value.toSorted((one, other) => made(one).localeCompare(made(other)))
    const general = value.find(channel => /^g[ée]n[ée]ral$/i.test(channel.displayName ?? ''))
    return (general ?? oldest)?.id ?? null
  } catch (error) {
    if (isRefusal(error, 404) || forbidden(error)) return null
    throw error
  }
}
