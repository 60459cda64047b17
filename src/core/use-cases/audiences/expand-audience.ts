import type { Person, PersonId } from '../../domain/actor.ts'
import { type Audience, type Leaf, leavesOf } from '../../domain/audiences/audience.ts'
import { departmentFinder } from '../../domain/audiences/department-of.ts'
import { digestOfPeople } from '../../domain/audiences/people-list.ts'
import { Misconfigured } from '../../domain/errors.ts'
import type { Ports } from '../../ports.ts'

export type ExpandNeeds = Pick<Ports, 'directory' | 'departments' | 'peopleLists' | 'events'>

/** Why somebody of the expression is never addressed. */
export type LeftOut = 'disabled' | 'guest' | 'shared'

const atOnce = 1000

/**
 * The people of an audience, page by page, each once: enabled members only, no guests, no shared accounts; `leaveOut`
 * is called with these. « Tous », of which departments are parts, is read once whatever the expression, each group
 * once, and nothing of « tous » is kept: memory grows with groups and lists only.
 */
export async function* expandAudience(
  ports: ExpandNeeds,
  audience: Audience,
  leaveOut: (person: Person, why: LeftOut) => void = () => {},
): AsyncIterable<Person[]> {
  const leaves = leavesOf(audience)
  const sources = await readSources(ports, leaves)
  const belongs = await belonging(ports, leaves, sources)
  for await (const { page, listed } of candidates(ports, leaves, sources)) {
    const people = page.filter(person => {
      if (!isIn(audience, leaf => belongs(leaf, person, listed))) return false
      const why = leftOut(person)
      if (why !== null) leaveOut(person, why)
      return why === null
    })
    if (people.length > 0) yield people
  }
}

/** For what is about to be sent: Entra is asked anew who the people are, once for all that the audience names. */
export function asOfNow<P extends ExpandNeeds>(ports: P): P {
  const { directory } = ports
  let asked = false
  const now = (): 'now' | undefined => {
    const first = !asked
    asked = true
    return first ? 'now' : undefined
  }
  const everyone = () => directory.everyone(now())
  return { ...ports, directory: { ...directory, everyone, people: ids => directory.people(ids, now()) } }
}

export function leftOut({ enabled, guest, shared }: Person): LeftOut | null {
  if (guest) return 'guest'
  if (shared) return 'shared'
  return enabled ? null : 'disabled'
}

/** Everyone comes first: people who come only later are not among them. */
async function* candidates(ports: ExpandNeeds, leaves: Leaf[], sources: Sources) {
  const others = new Map<PersonId, Person | null>([...sources.named.keys()].map(id => [id, null]))
  for (const members of sources.groups.values()) for (const [id, person] of members) others.set(id, person)
  if (leaves.some(({ kind }) => kind === 'everyone' || kind === 'department'))
    for await (const page of ports.directory.everyone()) {
      for (const { id } of page) others.delete(id)
      yield { page, listed: true }
    }
  const left = [...others]
  for (let start = 0; start < left.length; start += atOnce)
    yield { page: await known(ports, left.slice(start, start + atOnce)), listed: false }
}

/** A person who is named alone may be unknown, or may have left. */
async function known(ports: ExpandNeeds, some: [PersonId, Person | null][]): Promise<Person[]> {
  const asked = some.flatMap(([id, person]) => (person === null ? [id] : []))
  const found = asked.length === 0 ? new Map<PersonId, Person>() : await ports.directory.people(asked)
  return some.flatMap(([id, person]) => person ?? found.get(id) ?? [])
}

/** Whether a person is in a leaf; `listed`: they came among everyone. */
type Belongs = (leaf: Leaf, person: Person, listed: boolean) => boolean

async function belonging(ports: ExpandNeeds, leaves: Leaf[], { groups, named }: Sources): Promise<Belongs> {
  const find = departmentFinder(leaves.some(({ kind }) => kind === 'department') ? await ports.departments.all() : [])
  return (leaf, person, listed) => {
    switch (leaf.kind) {
      case 'everyone':
        return listed
      case 'department': {
        const department = find(person.department)
        return listed && department !== null && department === find(leaf.name)
      }
      case 'group':
      case 'team':
        return groups.get(leaf.id)?.has(person.id) ?? false
      case 'people':
      case 'list':
      case 'registered':
        return named.get(person.id)?.has(leaf) ?? false
    }
  }
}

function isIn(audience: Audience, holds: (leaf: Leaf) => boolean): boolean {
  switch (audience.kind) {
    case 'union':
      return audience.of.some(part => isIn(part, holds))
    case 'intersection':
      return audience.of.length > 0 && audience.of.every(part => isIn(part, holds))
    case 'except':
      return isIn(audience.from, holds) && !isIn(audience.without, holds)
    default:
      return holds(audience)
  }
}

type Needs = Pick<Ports, 'directory' | 'peopleLists' | 'events'>

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
    for (const id of await namedIn(ports, leaf)) {
      const leavesWithIt = sources.named.get(id)
      if (leavesWithIt) leavesWithIt.add(leaf)
      else sources.named.set(id, new Set([leaf]))
    }
  }
  return sources
}

async function namedIn(ports: Needs, leaf: Leaf): Promise<readonly PersonId[]> {
  switch (leaf.kind) {
    case 'people':
      return leaf.ids
    case 'list':
      return peopleOf(ports, leaf)
    case 'registered':
      return ports.events.registered(leaf.postId, leaf.said, leaf.session?.id ?? null)
    default:
      return []
  }
}

async function readGroup({ directory }: Needs, { groups }: Sources, id: string): Promise<void> {
  if (groups.has(id)) return
  const members = new Map<PersonId, Person>()
  for await (const page of directory.members(id)) for (const person of page) members.set(person.id, person)
  groups.set(id, members)
}

/** The very people that were approved, or nobody: a list that is gone or altered is an error for every caller. */
async function peopleOf({ peopleLists }: Needs, leaf: Leaf & { kind: 'list' }): Promise<PersonId[]> {
  const list = await peopleLists.byId(leaf.id)
  if (list?.state === 'kept' && digestOfPeople(list.people) === leaf.digest) return list.people
  throw new Misconfigured(
    'list-altered',
    `the list of people ${leaf.id} is ${list ? 'not the one that was sealed' : 'gone'}`,
  )
}

/** How many people it is now; with `enough`, reading stops once there are more. */
export async function countAudience(ports: ExpandNeeds, audience: Audience, enough = Infinity): Promise<number> {
  let people = 0
  for await (const page of expandAudience(ports, audience)) {
    people += page.length
    if (people > enough) break
  }
  return people
}
