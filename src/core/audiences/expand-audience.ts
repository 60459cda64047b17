import type { Person, PersonId } from '../actor.ts'
import type { Ports } from '../ports.ts'
import type { Audience } from './audience.ts'
import { departmentFinder } from './department-of.ts'

type Leaf = Exclude<Audience, { of: Audience[] } | { from: Audience }>
type Needs = Pick<Ports, 'directory' | 'departments'>

/** Whether a person is in a leaf; `listed`: they came among everyone. */
type Belongs = (leaf: Leaf, person: Person, listed: boolean) => boolean

/**
 * The people of an audience, page by page, each once: enabled members only, no guests. « Tous », which departments are parts
 * of, is read once whatever the expression; each group once.
 */
export async function* expandAudience(ports: Needs, audience: Audience): AsyncIterable<Person[]> {
  const leaves = leavesOf(audience)
  const groups = await readGroups(ports, leaves)
  const belongs = await belonging(ports, leaves, groups)
  const seen = new Set<PersonId>()
  const fitting = (page: Person[], listed: boolean): Person[] =>
    page.filter(person => {
      if (seen.has(person.id)) return false
      seen.add(person.id)
      return person.enabled && !person.guest && isIn(audience, leaf => belongs(leaf, person, listed))
    })
  for await (const { page, listed } of candidates(ports, leaves, groups)) {
    const people = fitting(page, listed)
    if (people.length > 0) yield people
  }
}

/** Everyone comes first: whoever comes only later is not among them. */
async function* candidates(ports: Needs, leaves: Leaf[], groups: Map<string, Map<PersonId, Person>>) {
  if (leaves.some(({ kind }) => kind === 'everyone' || kind === 'department'))
    for await (const page of ports.directory.everyone()) yield { page, listed: true }
  for (const members of groups.values()) yield { page: [...members.values()], listed: false }
  for (const id of new Set(leaves.flatMap(leaf => (leaf.kind === 'people' ? leaf.ids : [])))) {
    const person = await ports.directory.person(id)
    if (person) yield { page: [person], listed: false }
  }
}

async function readGroups(ports: Needs, leaves: Leaf[]): Promise<Map<string, Map<PersonId, Person>>> {
  const groups = new Map<string, Map<PersonId, Person>>()
  for (const leaf of leaves) {
    if (leaf.kind !== 'group' || groups.has(leaf.id)) continue
    const members = new Map<PersonId, Person>()
    for await (const page of ports.directory.members(leaf.id)) for (const person of page) members.set(person.id, person)
    groups.set(leaf.id, members)
  }
  return groups
}

async function belonging(ports: Needs, leaves: Leaf[], groups: Map<string, Map<PersonId, Person>>): Promise<Belongs> {
  const find = departmentFinder(leaves.some(({ kind }) => kind === 'department') ? await ports.departments.all() : [])
  const named = new Map(leaves.flatMap(leaf => (leaf.kind === 'people' ? [[leaf, new Set(leaf.ids)] as const] : [])))
  return (leaf, person, listed) => {
    switch (leaf.kind) {
      case 'everyone':
        return listed
      case 'department': {
        const department = find(person.department)
        return listed && department !== null && department === find(leaf.name)
      }
      case 'group':
        return groups.get(leaf.id)?.has(person.id) ?? false
      case 'people':
        return named.get(leaf)?.has(person.id) ?? false
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

function leavesOf(audience: Audience): Leaf[] {
  switch (audience.kind) {
    case 'union':
    case 'intersection':
      return audience.of.flatMap(leavesOf)
    case 'except':
      return [...leavesOf(audience.from), ...leavesOf(audience.without)]
    default:
      return [audience]
  }
}
