import type { Person, PersonId } from '../../domain/actor.ts'
import { Misconfigured } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'
import { digestOfPeople } from '../../domain/audiences/people-list.ts'
import type { Leaf } from '../../domain/audiences/leaves.ts'

type Needs = Pick<Ports, 'directory' | 'peopleLists'>

/**
 * What an expression names beside « tous »: the members of each group or team, and in which leaves a person is named.
 */
export type Sources = {
  groups: Map<string, Map<PersonId, Person>>
  named: Map<PersonId, Set<Leaf>>
}

export async function readSources(ports: Needs, leaves: Leaf[]): Promise<Sources> {
  const sources: Sources = { groups: new Map(), named: new Map() }
  for (const leaf of leaves) {
    if (leaf.kind === 'group' || leaf.kind === 'team') await readGroup(ports, sources, leaf.id)
    const ids = leaf.kind === 'people' ? leaf.ids : leaf.kind === 'list' ? await peopleOf(ports, leaf) : []
    for (const id of ids) {
      const leavesWithIt = sources.named.get(id)
      if (leavesWithIt) leavesWithIt.add(leaf)
      else sources.named.set(id, new Set([leaf]))
    }
  }
  return sources
}

async function readGroup({ directory }: Needs, { groups }: Sources, id: string): Promise<void> {
  if (groups.has(id)) return
  const members = new Map<PersonId, Person>()
  for await (const page of directory.members(id)) for (const person of page) members.set(person.id, person)
  groups.set(id, members)
}

/**
 * The very people that visas vouch for, or nobody at all: a list that is gone or altered ends whatever asked for it.
 */
async function peopleOf({ peopleLists }: Needs, leaf: Leaf & { kind: 'list' }): Promise<PersonId[]> {
  const list = await peopleLists.byId(leaf.id)
  if (list?.state === 'kept' && digestOfPeople(list.people) === leaf.digest) return list.people
  throw new Misconfigured(
    'list-altered',
    `the list of people ${leaf.id} is ${list ? 'not the one that was sealed' : 'gone'}`,
  )
}
