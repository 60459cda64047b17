import { fold, guid } from '../../core/domain/text.ts'
import type { Group } from '@microsoft/microsoft-graph-types'
import type { Instant } from '../../core/domain/time.ts'
import { type Graph, quoted } from '../graph.ts'
import { keep } from '../keep.ts'
import { orNull } from '../transport/failure.ts'

type Named = { id: string; name: string }

const mostFound = 20
/** In one tenant, in pages of 999: a search that reads more would take longer than anybody waits. */
const mostRead = 20_000
const freshMs = 5 * 60_000
/** https://learn.microsoft.com/graph/api/resources/group: displayName */
const longestName = 256
const needs = 'GroupMember.Read.All'
const $select = 'id,displayName'
/**
 * https://learn.microsoft.com/graph/teams-list-all-teams; with a second condition it is one of Graph's advanced
 * queries, as is its paging with a count.
 */
const isTeam = "resourceProvisioningOptions/Any(x:x eq 'Team')"
const headers = { ConsistencyLevel: 'eventual' }

type Kept = Named & { team: boolean; folded: string }
type Finder = { groups(text: string): Promise<Named[]>; teams(text: string): Promise<Named[]> }

/**
 * Finds a text anywhere within a name, without accents and case; names that start with it come first. Graph itself
 * finds only the start of a name, or of a word of it (https://learn.microsoft.com/graph/search-query-parameter): so all
 * names are read, at the first search, and kept for five minutes.
 */
export function groupFinder(graph: Graph, now: () => Instant): Finder {
  const names = keep({ load: () => readNames(graph), now, freshMs, ahead: true })
  const find = async (text: string, wanted: (group: Kept) => boolean): Promise<Named[]> => {
    const folded = fold(text)
    if (folded === '' || folded.length > longestName) return []
    const found = (await names.get()).filter(group => wanted(group) && group.folded.includes(folded))
    const first = found.filter(group => group.folded.startsWith(folded))
    const others = found.filter(group => !group.folded.startsWith(folded))
    return [...first, ...others].slice(0, mostFound).map(({ id, name }) => ({ id, name }))
  }
  return { groups: text => find(text, () => true), teams: text => find(text, ({ team }) => team) }
}

async function readNames(graph: Graph): Promise<Kept[]> {
  const [all, ofTeams] = await Promise.all([
    readAll(graph, { needs, query: { $select, $top: 999 } }),
    readAll(graph, { needs, headers, query: { $select, $filter: isTeam, $count: 'true', $top: 999 } }),
  ])
  const teams = new Set(ofTeams.map(({ id }) => id))
  return all.map(one => ({ ...one, team: teams.has(one.id), folded: fold(one.name) }))
}

async function readAll(graph: Graph, ask: Parameters<Graph['pages']>[1]): Promise<Named[]> {
  const found: Named[] = []
  for await (const page of graph.pages<Group>('/groups', ask)) {
    found.push(...page.map(named))
    if (found.length >= mostRead) break
  }
  return found
}

export async function groupById(graph: Graph, id: string): Promise<Named | null> {
  if (!guid.test(id)) return null
  const found = await orNull(graph.get<Group>(`/groups/${id}`, { needs, query: { $select: 'id,displayName' } }))
  return found && named(found)
}

export async function teamById(graph: Graph, id: string): Promise<Named | null> {
  if (!guid.test(id)) return null
  const query = { $select, $filter: `${isTeam} and id eq ${quoted(id)}`, $count: 'true', $top: 1 }
  const { value } = await graph.get<{ value: Group[] }>('/groups', { needs, headers, query })
  return value[0] ? named(value[0]) : null
}

function named(group: Group): Named {
  return { id: group.id ?? '', name: group.displayName ?? '' }
}
