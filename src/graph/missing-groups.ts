import type { Group } from '@microsoft/microsoft-graph-types'
import { unlessAway } from '../core/domain/errors.ts'
import { groupVariables, type Tenant } from '../settings/tenant-settings.ts'
import { type Graph, segment } from './graph.ts'
import { orNull } from './transport/failure.ts'

/**
 * The variables whose group Entra does not have: a single one keeps the directory from being read to its end. Empty too
 * if Graph does not answer, or Mary may not ask.
 */
export async function missingGroups(graph: Graph, tenant: Tenant): Promise<string[]> {
  const missing: string[] = []
  for (const [variable, key] of Object.entries(groupVariables)) {
    const id = tenant[key]
    if (id !== undefined && !(await isThere(graph, id))) missing.push(variable)
  }
  return missing
}

async function isThere(graph: Graph, id: string): Promise<boolean> {
  const ask = { needs: 'GroupMember.Read.All', query: { $select: 'id' } }
  return (await unlessAway(() => orNull(graph.get<Group>(`/groups/${segment(id)}`, ask)), 'not told')) !== null
}
