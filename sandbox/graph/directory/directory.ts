import type { Group, Person, Town } from '../../town/town.ts'
import type { Register } from '../../world/register.ts'

/** The town's directory, with what is looked up again and again kept at hand. */
export class Directory {
  readonly town: Town
  readonly register: Register
  readonly #people: Map<string, Person>
  readonly #groups: Map<string, Group>
  readonly #teamIds: Set<string>
  readonly #within = new Map<string, (Person | Group)[]>()

  constructor(town: Town, register: Register) {
    this.town = town
    this.register = register
    register.listen(change => {
      if (change?.of !== 'user' || 'standing' in change) this.#within.clear()
    })
    this.#people = new Map(
      town.people.flatMap(person => [
        [person.id, person],
        [principalName(town, person), person],
      ]),
    )
    this.#groups = new Map(town.groups.map(group => [group.id, group]))
    this.#teamIds = new Set(town.teams.map(team => team.id))
  }

  /** By object id or user principal name; deleted people are not found. */
  person(key: string): Person | undefined {
    const person = this.whoever(key)
    return person !== undefined && this.register.isThere(person.id) ? person : undefined
  }

  /** Deleted or not. */
  whoever(key: string): Person | undefined {
    return this.#people.get(key) ?? this.#people.get(key.toLowerCase())
  }

  group(id: string): Group | undefined {
    return this.#groups.get(id)
  }

  isTeam(groupId: string): boolean {
    return this.#teamIds.has(groupId)
  }

  members(group: Group): (Person | Group)[] {
    return group.members.map(id => this.person(id) ?? this.#groups.get(id)).filter(member => member !== undefined)
  }

  owners(group: Group): Person[] {
    return group.owners.map(id => this.person(id)).filter(owner => owner !== undefined)
  }

  /** Everyone and every group within, each once. */
  membersWithin(group: Group): (Person | Group)[] {
    const kept = this.#within.get(group.id)
    if (kept !== undefined) return kept
    const found = new Set<Person | Group>()
    const collect = (from: Group): void => {
      for (const member of this.members(from)) {
        if (found.has(member)) continue
        found.add(member)
        if ('members' in member) collect(member)
      }
    }
    collect(group)
    const list = [...found]
    this.#within.set(group.id, list)
    return list
  }
}

export function principalName({ name }: Town, person: Person): string {
  if (person.userType === 'Member') return person.mail
  return `${person.mail.replace('@', '_')}#EXT#@${name.split(' ').at(-1)?.toLowerCase()}.onmicrosoft.example`
}
