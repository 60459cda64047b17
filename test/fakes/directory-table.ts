import type { DirectoryState, KeptPerson, Membership } from '../../src/core/domain/people/kept-person.ts'
import { wordsIn } from '../../src/core/domain/search-words.ts'
import { fold } from '../../src/core/domain/text.ts'
import type { DirectoryTable } from '../../src/core/ports/kept-directory.ts'

type Reading = {
  people: Map<string, KeptPerson>
  members: Map<string, Membership>
  managers: Map<string, { manager: string | null; at: string }>
}
const none = (): Reading => ({ people: new Map(), members: new Map(), managers: new Map() })
const keyOf = ({ group, member }: Membership): string => `${group} ${member}`

/** As the tables do it, in memory. */
export function createFakeDirectoryTable(): DirectoryTable {
  let state: DirectoryState | null = null
  let version = 0
  let served = none()
  let [begun, next] = [0, none()]
  const marks = new Map<string, number>()
  const add = (to: Reading, people: KeptPerson[], memberships: Membership[]): void => {
    for (const one of people) to.people.set(one.id, structuredClone(one))
    for (const one of memberships) to.members.set(keyOf(one), structuredClone(one))
  }
  const rootsOf = (id: string): string[] =>
    Object.entries(state?.within ?? {}).flatMap(([root, groups]) =>
      groups.some(group => served.members.has(`${group} ${id}`)) ? [root] : [],
    )
  const placeOf = (id: string): string => {
    const one = served.people.get(id)
    const agents = state?.roots.agents ?? null
    const there = one?.enabled && !one.guest && (agents === null || rootsOf(id).includes(agents))
    return JSON.stringify([there ?? false, one?.department ?? null])
  }
  const note = (ids: Iterable<string>, before: Map<string, string>): void => {
    for (const id of new Set(ids)) if (before.get(id) !== placeOf(id)) marks.set(id, (marks.get(id) ?? 0) + 1)
  }
  const sorted = (all: KeptPerson[], after: string, limit: number): KeptPerson[] =>
    structuredClone(
      all
        .filter(({ id }) => id > after)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    )
  return {
    state: async () => structuredClone(state && { ...state, version }),
    begin: async () => {
      next = none()
      return ++begun
    },
    add: async (reading, people, memberships) => {
      if (reading === begun) add(next, people, memberships)
    },
    finish: async (reading, given) => {
      if (given.version !== version || reading !== begun) return 'stale'
      const isSame = state !== null && JSON.stringify(state.roots) === JSON.stringify(given.roots)
      const ids = [...served.people.keys(), ...next.people.keys()]
      const before = new Map(ids.map(id => [id, placeOf(id)]))
      ;[served, state, version] = [next, structuredClone(given), version + 1]
      next = none()
      if (isSame) note(ids, before)
      return 'done'
    },
    apply: async ({ people, gone, managers, joined, left }, given) => {
      if (given.version !== version) return 'stale'
      const touched = [...people.map(({ id }) => id), ...gone, ...[...joined, ...left].map(({ member }) => member)]
      const before = new Map(touched.map(id => [id, placeOf(id)]))
      add(served, people, joined)
      for (const one of left) served.members.delete(keyOf(one))
      for (const id of gone) served.people.delete(id)
      const isHeld = (id: string): boolean => [...served.members.values()].some(({ member }) => member === id)
      for (const id of touched) {
        const isStranger = given.roots.agents !== null || served.people.get(id)?.guest === true
        if (isStranger && !isHeld(id)) served.people.delete(id)
      }
      for (const { id, manager } of managers)
        if (served.people.has(id)) served.managers.set(id, { manager, at: given.readAt })
      ;[state, version] = [structuredClone(given), version + 1]
      note(touched, before)
      return 'done'
    },
    people: async ids =>
      new Map(ids.flatMap(id => (served.people.has(id) ? [[id, structuredClone(served.people.get(id)!)]] : []))),
    byMails: async mails => {
      const all = [...served.people.values()]
      const by = (key: (one: KeptPerson) => string | null | undefined) =>
        all.flatMap(one => (mails.includes(key(one) ?? '') ? [[key(one)!, structuredClone(one)] as const] : []))
      return new Map([...by(one => one.signInName), ...by(one => one.mail?.toLowerCase())])
    },
    called: async (names, limit) =>
      sorted(
        [...served.people.values()].filter(({ name }) => names.includes(fold(name))),
        '',
        limit,
      ),
    named: async (words, limit) =>
      structuredClone(
        [...served.people.values()]
          .filter(({ enabled, guest, name }) => {
            const said = wordsIn(name)
            return enabled && !guest && words.every(word => said.some(one => one.startsWith(word)))
          })
          .toSorted((a, b) =>
            fold(a.name) < fold(b.name) ? -1 : fold(a.name) > fold(b.name) ? 1 : a.id < b.id ? -1 : 1,
          )
          .slice(0, limit),
      ),
    members: async (root, after, limit) =>
      sorted(
        [...served.people.values()].filter(({ id }) => rootsOf(id).includes(root)),
        after,
        limit,
      ),
    open: async (after, limit) =>
      sorted(
        [...served.people.values()].filter(({ enabled, guest }) => enabled && !guest),
        after,
        limit,
      ),
    standing: async id => {
      const one = served.people.get(id)
      return one ? { roots: rootsOf(id), enabled: one.enabled, guest: one.guest } : null
    },
    departments: async names => {
      const there = [...served.people.values()].filter(({ id }) => placeOf(id).startsWith('[true'))
      const counts = names.map((name): [string, number] => [name, there.filter(one => one.department === name).length])
      return new Map(counts.filter(([, count]) => count > 0))
    },
    manager: async (id, since) => {
      const known = served.people.has(id) ? served.managers.get(id) : undefined
      return known && known.at >= since ? known.manager : undefined
    },
    keepManager: async (id, manager, at) => {
      if (served.people.has(id)) served.managers.set(id, { manager, at })
    },
    changed: async limit =>
      [...marks]
        .map(([person, mark]) => ({ person, mark }))
        .toSorted((a, b) => (a.person < b.person ? -1 : 1))
        .slice(0, limit),
    followed: async done => {
      for (const { person, mark } of done) if (marks.get(person) === mark) marks.delete(person)
    },
  }
}
