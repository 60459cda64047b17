import type { Group } from '@microsoft/microsoft-graph-types'
import { type Graph, quoted } from '../graph.ts'
import { orNull } from '../transport/failure.ts'

type Named = { id: string; name: string }

const mostFound = 20
/** https://learn.microsoft.com/graph/api/resources/group: displayName */
const longestName = 256
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const needs = 'GroupMember.Read.All'

/** Whose name starts so; at most 20. */
export async function findGroups(graph: Graph, text: string): Promise<Named[]> {
  if (!isStart(text)) return []
  const query = { $select: 'id,displayName', $filter: `startswith(displayName,${quoted(text)})`, $top: mostFound }
  return read(await graph.get<{ value: Group[] }>('/groups', { needs, query }))
}

export function findTeams(graph: Graph, text: string): Promise<Named[]> {
  return isStart(text) ? teams(graph, `startswith(displayName,${quoted(text)})`) : Promise.resolve([])
}

function isStart(text: string): boolean {
  return text !== '' && text.length <= longestName
}

export async function groupById(graph: Graph, id: string): Promise<Named | null> {
  if (!guid.test(id)) return null
  const found = await orNull(graph.get<Group>(`/groups/${id}`, { needs, query: { $select: 'id,displayName' } }))
  return found && named(found)
}

export async function teamById(graph: Graph, id: string): Promise<Named | null> {
  if (!guid.test(id)) return null
  return (await teams(graph, `id eq ${quoted(id)}`))[0] ?? null
}

/**
 * https://learn.microsoft.com/graph/teams-list-all-teams; with a second condition it is one of Graph's advanced
 * queries.
 */
async function teams(graph: Graph, condition: string): Promise<Named[]> {
  const $filter = `resourceProvisioningOptions/Any(x:x eq 'Team') and ${condition}`
  const query = { $select: 'id,displayName', $filter, $count: 'true', $top: mostFound }
  return read(
    await graph.get<{ value: Group[] }>('/groups', { needs, headers: { ConsistencyLevel: 'eventual' }, query }),
  )
}

function read({ value }: { value: Group[] }): Named[] {
  return value.slice(0, mostFound).map(named)
}

function named(group: Group): Named {
  return { id: group.id ?? '', name: group.displayName ?? '' }
}
