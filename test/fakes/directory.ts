import type { Department } from '../../src/core/domain/people/department.ts'
import type { Person, Role } from '../../src/core/domain/actor.ts'
import { Unavailable } from '../../src/core/domain/errors.ts'
import { fold } from '../../src/core/domain/text.ts'
import type { Departments, Directory } from '../../src/core/ports/people.ts'

export type FakeTown = {
  people: Person[]
  /** Ids of the agents' group; absent: every enabled member. */
  agents?: string[]
  groups: { id: string; name: string; members: string[]; owners?: string[]; team?: boolean }[]
  /** Who reports to whom, by id. */
  managers: Record<string, string>
  comms: string[]
  admins?: string[]
  officers?: string[]
  archivists?: string[]
  fallback: string[]
  /** Whose automatic replies are on, by id, and until when. */
  away?: Record<string, { until: string | null }>
  /** Absent: comms. */
  onCall?: string[]
}

export type FakeDirectory = Directory & {
  /** How often each source was read through: `everyone`, or a group's id. */
  passes: Record<string, number>
  /** Graph is away until set back. */
  down: boolean
}

/** Pages of two, so that several pages are the rule. */
export function createFakeDirectory(town: FakeTown): FakeDirectory {
  const byId = (id: string | undefined): Person | null => town.people.find(person => person.id === id) ?? null
  const present = (ids: string[]): Person[] => ids.flatMap(id => byId(id) ?? [])
  const up = <T>(value: T): Promise<T> =>
    fake.down ? Promise.reject(new Unavailable('graph-down')) : Promise.resolve(value)
  async function* pages(source: string, people: Person[]): AsyncIterable<Person[]> {
    await up(null)
    fake.passes[source] = (fake.passes[source] ?? 0) + 1
    for (let start = 0; start < people.length; start += 2) yield people.slice(start, start + 2)
  }
  const isAgent = ({ id, enabled, guest }: Person): boolean =>
    town.agents ? town.agents.includes(id) : enabled && !guest
  const rolesOf = (id: string): Role[] => {
    const person = byId(id)
    return [
      ...(person && isAgent(person) ? ['agent' as const] : []),
      ...(town.comms.includes(id) ? ['comms' as const] : []),
      ...(town.admins?.includes(id) ? ['admin' as const] : []),
      ...(town.officers?.includes(id) ? ['dpo' as const] : []),
    ]
  }
  const groupOf = (id: string) => town.groups.find(group => group.id === id)
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  const holding = (text: string, teams: boolean) =>
    town.groups
      .filter(({ name, team }) => fold(name).includes(fold(text)) && (!teams || team))
      .slice(0, 20)
      .map(named)
  const many = (wanted: string[], keyOf: (person: Person) => string): Map<string, Person> => {
    fake.passes['many'] = (fake.passes['many'] ?? 0) + 1
    return new Map(town.people.filter(person => wanted.includes(keyOf(person))).map(person => [keyOf(person), person]))
  }
  const fake: FakeDirectory = {
    passes: {},
    down: false,
    person: id => up(byId(id)),
    byMail: mail => up(town.people.find(person => person.mail?.toLowerCase() === mail.toLowerCase()) ?? null),
    manager: id => up(byId(town.managers[id])),
    roles: id => up(rolesOf(id)),
    isAgent: person => up(isAgent(person)),
    byMails: mails =>
      up(
        many(
          mails.map(mail => mail.toLowerCase()),
          person => person.mail?.toLowerCase() ?? '',
        ),
      ),
    people: ids => up(many(ids, ({ id }) => id)),
    everyone: () =>
      pages(
        'everyone',
        town.agents ? present(town.agents) : town.people.filter(({ guest, enabled }) => !guest && enabled),
      ),
    members: id => pages(id, present([...(groupOf(id)?.members ?? []), ...(groupOf(id)?.owners ?? [])])),
    comms: () => up(present(town.comms)),
    fallback: () => up(present(town.fallback)),
    admins: () => up(present(town.admins ?? [])),
    officers: () => up(present(town.officers ?? [])),
    archivists: () => up(present(town.archivists ?? [])),
    onCall: () => up(present(town.onCall ?? town.comms)),
    findGroups: text => up(holding(text, false)),
    group: async id => up(groupOf(id) ? named(groupOf(id)!) : null),
    findTeams: text => up(holding(text, true)),
    team: async id => up(groupOf(id)?.team ? named(groupOf(id)!) : null),
    seesAbsences: true,
    absence: id => up(town.away?.[id] ?? null),
    installs: true,
    install: () => up('installed'),
  }
  return fake
}

export function createFakeDepartments(departments: Department[]): Departments {
  return { all: async () => structuredClone(departments) }
}
