import type { Person } from '../../src/core/domain/actor.ts'
import type { KeptPerson, Membership, Roots } from '../../src/core/domain/people/kept-person.ts'
import type { DirectoryChanges } from '../../src/core/ports/kept-directory.ts'
import type { Directory } from '../../src/core/ports/people.ts'
import { createFakeDirectory } from './directory.ts'

export const account = (id: string, more: Partial<KeptPerson> = {}): KeptPerson => ({
  id,
  name: `Zoé ${id}`,
  givenName: 'Zoé',
  mail: `${id}@ville.example`,
  signInName: `${id}@tenant.example`,
  department: 'Voirie',
  enabled: true,
  guest: false,
  shared: false,
  licensed: true,
  locale: 'fr',
  ...more,
})

/** Accounts and groups that change, as Graph tells of them: whole, or by what changed since a token. */
export class FakeEntra {
  readonly people = new Map<string, KeptPerson>()
  readonly bin = new Map<string, KeptPerson>()
  readonly managers = new Map<string, string>()
  readonly members = new Map<string, Map<string, boolean>>()
  readonly roots: Roots
  /** What was asked of Graph. */
  readonly asked: string[] = []
  forgetsTokens = false
  down: Error | null = null
  /** Once, while everybody is being read. */
  meanwhile: (() => void) | null = null
  readonly #log: { of: string; id: string }[] = []

  constructor(roots: Roots) {
    this.roots = roots
    for (const group of [roots.agents ?? [], roots.others].flat()) this.members.set(group, new Map())
  }

  set(person: KeptPerson): void {
    this.people.set(person.id, person)
    this.#log.push({ of: 'people', id: person.id })
  }

  /** Into the bin: no group says anything of it. */
  remove(id: string): void {
    const person = this.people.get(id)
    if (person) this.bin.set(id, person)
    this.people.delete(id)
    this.#log.push({ of: 'people', id })
  }

  restore(id: string): void {
    const person = this.bin.get(id)
    this.bin.delete(id)
    if (person) this.set(person)
  }

  manage(id: string, manager: string | null): void {
    if (manager === null) this.managers.delete(id)
    else this.managers.set(id, manager)
    this.#log.push({ of: 'manager', id }, { of: 'people', id })
  }

  join(group: string, member: string, isGroup = false): void {
    if (isGroup && !this.members.has(member)) this.members.set(member, new Map())
    this.members.get(group)!.set(member, isGroup)
    this.#log.push({ of: group, id: member })
  }

  leave(group: string, member: string): void {
    this.members.get(group)!.delete(member)
    this.#log.push({ of: group, id: member })
  }

  within(root: string): string[] {
    const groups = new Set([root])
    for (const group of groups)
      for (const [member, isGroup] of this.members.get(group) ?? []) if (isGroup) groups.add(member)
    return [...groups]
  }

  peopleOf(root: string): KeptPerson[] {
    const ids = new Set(this.within(root).flatMap(group => [...this.members.get(group)!.keys()]))
    return [...this.people.values()].filter(({ id }) => ids.has(id))
  }

  #ask(what: string): void {
    this.asked.push(what)
    if (this.down) throw this.down
  }

  #since(token: string): { of: string; id: string }[] {
    return this.#log.slice(Number(token.split(' ')[0]))
  }

  changes(): DirectoryChanges {
    const whole = (ids: Iterable<string>): KeptPerson[] => [...new Set(ids)].flatMap(id => this.people.get(id) ?? [])
    return {
      roots: this.roots,
      peopleFromNow: async () => {
        this.#ask('people from now')
        return String(this.#log.length)
      },
      groupsFromNow: async groups => {
        this.#ask(`groups from now: ${groups.join()}`)
        return `${this.#log.length} ${groups.join()}`
      },
      everybody: () =>
        pagesOf(() => {
          this.#ask('everybody')
          const all = [...this.people.values()].filter(({ enabled, guest }) => enabled && !guest)
          this.#meanwhile()
          return [structuredClone(all.slice(0, 2)), structuredClone(all.slice(2))]
        }),
      membersOf: groups =>
        pagesOf(() =>
          groups.map(group => {
            this.#ask(`members of ${group}`)
            const all = [...(this.members.get(group) ?? [])]
            const people = structuredClone(whole(all.map(([id]) => id)))
            this.#meanwhile()
            return { group, people, groups: all.flatMap(([id, isGroup]) => (isGroup ? [id] : [])) }
          }),
        ),
      peopleSince: async token => {
        this.#ask('people since')
        if (this.forgetsTokens) return { kind: 'expired' }
        const rows = this.#since(token)
        const ids = new Set(rows.filter(({ of }) => of === 'people').map(({ id }) => id))
        const managers = new Set(rows.filter(({ of }) => of === 'manager').map(({ id }) => id))
        return {
          kind: 'told',
          next: String(this.#log.length),
          // Of every third one Graph does not tell everything.
          people: structuredClone(whole(ids).filter((_, n) => n % 3 !== 2)),
          partial: whole(ids)
            .filter((_, n) => n % 3 === 2)
            .map(({ id }) => id),
          gone: [...ids].filter(id => !this.people.has(id)),
          managers: [...managers].map(id => ({ id, manager: this.managers.get(id) ?? null })),
        }
      },
      groupsSince: async token => {
        this.#ask('groups since')
        if (this.forgetsTokens) return { kind: 'expired' }
        const groups = token.split(' ')[1]!.split(',')
        const rows = this.#since(token).filter(({ of }) => groups.includes(of))
        const last = new Map(rows.map(row => [`${row.of} ${row.id}`, row]))
        const memberships = [...last.values()].map(({ of: group, id: member }): Membership => ({
          group,
          member,
          isGroup: this.members.has(member),
        }))
        const isIn = ({ group, member }: Membership): boolean => this.members.get(group)!.has(member)
        return {
          kind: 'told',
          next: `${this.#log.length} ${groups.join()}`,
          joined: memberships.filter(isIn),
          left: memberships.filter(one => !isIn(one)),
          gone: [],
        }
      },
      named: async ids => {
        this.#ask('named')
        return structuredClone(whole(ids))
      },
    }
  }

  #meanwhile(): void {
    const once = this.meanwhile
    this.meanwhile = null
    once?.()
  }

  /** What Graph itself answers now. */
  directory(): Directory {
    const person = ({ signInName: _, ...one }: KeptPerson): Person => structuredClone(one)
    const of = (root: string | null | undefined): Person[] => (root ? this.peopleOf(root).map(person) : [])
    const { agents } = this.roots
    const [comms = '', admins] = this.roots.others
    const open = (): Person[] => [...this.people.values()].filter(one => one.enabled && !one.guest).map(person)
    const everyone = (): Person[] => (agents === null ? open() : of(agents))
    const enabled = async (root: string | undefined): Promise<Person[]> => of(root).filter(one => one.enabled)
    const found = async (id: string): Promise<Person | null> => {
      this.#ask('person')
      const one = this.people.get(id)
      return one ? person(one) : null
    }
    return {
      ...createFakeDirectory({ people: [], groups: [], managers: {}, comms: [], fallback: [] }),
      person: found,
      people: async ids => new Map((await Promise.all(ids.map(found))).flatMap(one => (one ? [[one.id, one]] : []))),
      byMails: async mails => {
        this.#ask('by mails')
        const all = [...this.people.values()]
        const by = (key: (one: KeptPerson) => string | null) =>
          all.flatMap(one => (mails.includes(key(one) ?? '') ? [[key(one)!, person(one)] as const] : []))
        return new Map([...by(one => one.signInName), ...by(one => one.mail)])
      },
      manager: async id => {
        this.#ask('manager')
        const manager = this.people.has(id) ? this.people.get(this.managers.get(id) ?? '') : undefined
        return manager ? person(manager) : null
      },
      isAgent: async ({ id }) => everyone().some(one => one.id === id),
      roles: async id => {
        this.#ask('roles')
        const isIn = (people: Person[]): boolean => people.some(one => one.id === id)
        return [
          ...(isIn(everyone()) ? ['agent' as const] : []),
          ...(isIn(await enabled(comms)) ? ['comms' as const] : []),
          ...(isIn(await enabled(admins)) ? ['admin' as const] : []),
        ]
      },
      comms: () => enabled(comms),
      everyone: () =>
        pagesOf(() => {
          this.#ask('everyone')
          return [everyone()]
        }),
    }
  }
}

/** Read when somebody begins to ask for them. */
async function* pagesOf<T>(read: () => T[]): AsyncIterable<T> {
  yield* read()
}
