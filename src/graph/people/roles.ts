import type { Person, PersonId, Role } from '../../core/domain/actor.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Pilot } from '../../core/ports/people.ts'
import type { Graph } from '../graph.ts'
import { keep, type Kept } from '../keep.ts'
import { memberIdsOf } from './group-members.ts'

const freshMs = 5 * 60_000
/** Of people whose role was asked for one by one. */
const mostKept = 5_000

type Sources = {
  comms: () => Promise<Person[]>
  admins: () => Promise<Person[]>
  /** The ids of the agents' group; null where none is configured. */
  agents: (() => Promise<Set<string>>) | null
  person: (id: PersonId) => Promise<Person | null>
  now: () => Instant
}

/**
 * Roles by the whole group, not by the person: after a broadcast thousands press a button within minutes, and Graph is
 * asked the same few questions as for one.
 */
export function createRoles(sources: Sources): (id: PersonId) => Promise<Role[]> {
  const { agents } = sources
  const isAgent = agents ? async (id: PersonId) => (await agents()).has(id) : byAccount(sources)
  return async id => {
    const [agent, comms, admins] = await Promise.all([isAgent(id), sources.comms(), sources.admins()])
    const roles: Role[] = []
    if (agent) roles.push('agent')
    if (comms.some(person => person.id === id)) roles.push('comms')
    if (admins.some(person => person.id === id)) roles.push('admin')
    return roles
  }
}

/** Without a group of agents: whoever has an enabled account and is not a guest. */
function byAccount({ person, now }: Sources): (id: PersonId) => Promise<boolean> {
  const known = new Map<PersonId, Kept<boolean>>()
  const load = async (id: PersonId): Promise<boolean> => {
    const found = await person(id)
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


/** Graph may be away for so long; then nothing leaves until it answers again. */
const longestMs = 15 * 60_000

/** `ONLY_TO_GROUP_ID`. */
export function graphPilot(graph: Graph, { groupId, now }: { groupId: string; now: () => Instant }): Pilot {
  const group = keep({ load: () => memberIdsOf(graph, groupId), now, freshMs, longestMs })
  return { members: group.get }
}
