import type { User } from '@microsoft/microsoft-graph-types'
import type { Person } from '../../core/domain/actor.ts'
import { type Graph, segment } from '../graph.ts'
import { personSelect, readPerson } from './find-people.ts'

/** A cast to users is one of Graph's advanced queries: https://learn.microsoft.com/graph/aad-advanced-queries */
const headers = { ConsistencyLevel: 'eventual' }

async function* pagesOf(
  graph: Graph,
  groupId: string,
  who: 'transitiveMembers' | 'owners',
  $select: string,
): AsyncIterable<User[]> {
  const path = `/groups/${segment(groupId)}/${who}/microsoft.graph.user`
  const query = { $select, $count: 'true', $top: 999 }
  yield* graph.pages<User>(path, { needs: 'GroupMember.Read.All', headers, query })
}

/** People in the group or in a group of it; pages of 999. */
export async function* membersOf(graph: Graph, groupId: string): AsyncIterable<Person[]> {
  for await (const users of pagesOf(graph, groupId, 'transitiveMembers', personSelect)) yield users.map(readPerson)
}

/** Owners of the group, members or not. */
export async function* ownersOf(graph: Graph, groupId: string): AsyncIterable<Person[]> {
  for await (const users of pagesOf(graph, groupId, 'owners', personSelect)) yield users.map(readPerson)
}

export async function memberIdsOf(graph: Graph, groupId: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for await (const users of pagesOf(graph, groupId, 'transitiveMembers', 'id'))
    for (const user of users) if (user.id) ids.add(user.id)
  return ids
}

export async function enabledMembersOf(graph: Graph, groupId: string): Promise<Person[]> {
  const people: Person[] = []
  for await (const page of membersOf(graph, groupId)) people.push(...page.filter(person => person.enabled))
  return people
}
