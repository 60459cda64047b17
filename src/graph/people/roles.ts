import { setImmediate as endOfTurn } from 'node:timers/promises'
import type { Person, PersonId, Role } from '../../core/domain/actor.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Pilot } from '../../core/ports/people.ts'
import type { Graph } from '../graph.ts'
import { keep, type Kept } from '../keep.ts'
import { memberIdsOf } from './group-members.ts'

const freshMs = 5 * 60_000
/** Roles of so many people who were asked for one by one. */
const mostKept = 5_000

type Sources = {
  comms: () => Promise<Person[]>
  admins: () => Promise<Person[]>
  officers: () => Promise<Person[]>
  archivists: () => Promise<Person[]>
  /** The ids of the agents' group; null where none is configured. */
  agents: (() => Promise<Set<string>>) | null
  person: (id: PersonId) => Promise<Person | null>
  /** By their ids in lower case: many in one request. */
  people: (ids: PersonId[]) => Promise<Map<PersonId, Person>>
  now: () => Instant
}

/**
 * Roles by the whole group, not by the person: after a broadcast thousands press a button within minutes, and Graph
 * gets the same few questions as for one.
 */
export function createRoles(sources: Sources): (id: PersonId) => Promise<Role[]> {
  const { agents } = sources
  const isAgent = agents ? async (id: PersonId) => (await agents()).has(id) : byAccount(sources)
  return async id => {
    const [agent, comms, admins, officers, archivists] = await Promise.all([
      isAgent(id),
      sources.comms(),
      sources.admins(),
      sources.officers(),
      sources.archivists(),
    ])
    const roles: Role[] = []
    if (agent) roles.push('agent')
    if (comms.some(person => person.id === id)) roles.push('comms')
    if (admins.some(person => person.id === id)) roles.push('admin')
    if (officers.some(person => person.id === id)) roles.push('dpo')
    if (archivists.some(person => person.id === id)) roles.push('archivist')
    return roles
  }
}

/** Without a group of agents: people with an enabled account who are no guests. */
function byAccount(sources: Sources): (id: PersonId) => Promise<boolean> {
  const { now } = sources
  const known = new Map<PersonId, Kept<boolean>>()
  const find = together(sources)
  const load = async (id: PersonId): Promise<boolean> => {
    const found = await find(id)
    return found !== null && found.enabled && !found.guest
  }
  return id => {
    const kept = known.get(id) ?? keep({ load: () => load(id), now, freshMs })
    known.delete(id)
    known.set(id, kept)
    const oldest = known.keys().next()
    if (known.size > mostKept && !oldest.done) known.delete(oldest.value)
    return kept.get()
  }
}

/** People asked for in one turn of the event loop: after a broadcast, hundreds. */
function together({ person, people }: Sources): (id: PersonId) => Promise<Person | null> {
  let waiting: { ids: Set<PersonId>; found: Promise<Map<PersonId, Person | null>> } | undefined
  const ask = async (ids: Set<PersonId>): Promise<Map<PersonId, Person | null>> => {
    await endOfTurn()
    waiting = undefined
    const [first = ''] = ids
    return ids.size === 1 ? new Map([[first, await person(first)]]) : people([...ids])
  }
  return async id => {
    const key = id.toLowerCase()
    const ids = waiting?.ids ?? new Set<PersonId>()
    waiting ??= { ids, found: ask(ids) }
    ids.add(key)
    return (await waiting.found).get(key) ?? null
  }
}

/** Graph may be away for so long; after that nothing leaves until it answers again. */
const longestMs = 15 * 60_000

export function graphPilot(graph: Graph, { groupId, now }: { groupId: string; now: () => Instant }): Pilot {
  const group = keep({ load: () => memberIdsOf(graph, groupId), now, freshMs, longestMs })
  return { members: group.get }
}
