/** Before a sending it is asked with `now`, so that the table first follows the changes at Graph. */

import type { Person, PersonId, Role } from '../../domain/actor.ts'
import { type DirectoryState, isBelieved, type KeptPerson, managerBelievedMs } from '../../domain/people/kept-person.ts'
import { later } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { followDirectory } from './read-directory.ts'

type Needs = Pick<Ports, 'directoryChanges' | 'directoryTable' | 'conversations' | 'now'>
/** Groups of the configuration; unnamed ones are undefined. */
export type NamedGroups = {
  commsGroupId: string
  adminGroupId?: string | undefined
  dpoGroupId?: string | undefined
  archivistGroupId?: string | undefined
  fallbackGroupId?: string | undefined
  onCallGroupId?: string | undefined
}

const atOnce = 1000
/** Hundreds of clicks in one second check only once whether the kept directory may be used. */
const lookEveryMs = 1000

/**
 * The directory that Mary keeps, and Graph where it has no answer: for a person or an address that is not kept. If it
 * is too old, or was kept for other groups, Graph answers everything.
 */
export function keptFirst(graph: Ports['directory'], ports: Needs, named: NamedGroups): Ports['directory'] {
  const { directoryTable: table } = ports
  const { agents } = ports.directoryChanges.roots
  const isKept = believing(ports)
  /** Audiences are frozen from an answer of now on: changes in Entra until then are in it. */
  const isServed = async (when?: 'now'): Promise<boolean> =>
    (await isKept()) && (when !== 'now' || (await followDirectory(ports)) === 'done')
  const either =
    <A extends unknown[], T>(kept: (...given: A) => Promise<T>, asked: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> =>
      (await isKept()) ? kept(...given) : asked(...given)
  const group = (root: string | undefined, otherwise: () => Promise<Person[]>): (() => Promise<Person[]>) =>
    root === undefined ? otherwise : either(() => openMembers(table, root), otherwise)
  const people = mostly(ids => table.people(ids), graph.people)
  const byMails = mostly(mails => table.byMails(mails), graph.byMails)
  const person = async (id: PersonId): Promise<Person | null> => (await people([id])).get(id.toLowerCase()) ?? null
  return {
    ...graph,
    people: async (ids, when) => ((await isServed(when)) ? people(ids) : graph.people(ids)),
    person: either(person, graph.person),
    byMails: either(byMails, graph.byMails),
    byMail: either(async mail => (await byMails([mail])).get(mail.toLowerCase()) ?? null, graph.byMail),
    manager: either(id => managerOf(graph, ports, id, person), graph.manager),
    isAgent: either(async one => isAmong(agents, one, await table.standing(one.id.toLowerCase())), graph.isAgent),
    roles: either(id => rolesOf(graph, ports, id, named), graph.roles),
    comms: group(named.commsGroupId, graph.comms),
    admins: group(named.adminGroupId, graph.admins),
    officers: group(named.dpoGroupId, graph.officers),
    archivists: group(named.archivistGroupId, graph.archivists),
    fallback: group(named.fallbackGroupId, graph.fallback),
    onCall: group(named.onCallGroupId ?? named.commsGroupId, graph.onCall),
    everyone: async function* (when) {
      const kept = (after: string) =>
        agents === null ? table.open(after, atOnce) : table.members(agents, after, atOnce)
      yield* (await isServed(when)) ? pagesOf(kept) : graph.everyone(when)
    },
  }
}

function believing({ directoryChanges: { roots }, directoryTable: table, now }: Needs): () => Promise<boolean> {
  let looked: { at: number; state: Promise<DirectoryState | null> } | undefined
  return async () => {
    const at = Date.parse(now())
    if (!looked || at - looked.at >= lookEveryMs || at < looked.at) {
      const state = table.state()
      looked = { at, state }
      state.catch(() => (looked = undefined))
    }
    return isBelieved(await looked.state, roots, now())
  }
}

type Many = (keys: string[]) => Promise<Map<string, Person>>

/** Kept people, and from Graph those who are not kept. */
function mostly(kept: (keys: string[]) => Promise<Map<string, KeptPerson>>, asked: Many): Many {
  return async keys => {
    const wanted = [...new Set(keys.map(key => key.toLowerCase()))]
    const found = await kept(wanted)
    const others = wanted.filter(key => !found.has(key))
    const bare = [...found].map(([key, one]): [string, Person] => [key, personOf(one)])
    return new Map([...(others.length > 0 ? await asked(others) : []), ...bare])
  }
}

function personOf({ signInName: _, ...person }: KeptPerson): Person {
  return person
}

async function* pagesOf(read: (after: string) => Promise<KeptPerson[]>): AsyncIterable<Person[]> {
  for (let after = '', page: KeptPerson[]; ; after = page.at(-1)!.id) {
    page = await read(after)
    if (page.length === 0) return
    yield page.map(personOf)
  }
}

async function openMembers(table: Ports['directoryTable'], root: string): Promise<Person[]> {
  const found: Person[] = []
  for await (const page of pagesOf(after => table.members(root, after, atOnce)))
    found.push(...page.filter(({ enabled }) => enabled))
  return found
}

type Account = Pick<Person, 'enabled' | 'guest'>

function isAmong(agents: string | null, { enabled, guest }: Account, standing: { roots: string[] } | null): boolean {
  return agents === null ? enabled && !guest : (standing?.roots.includes(agents) ?? false)
}

async function rolesOf(graph: Ports['directory'], ports: Needs, id: PersonId, named: NamedGroups): Promise<Role[]> {
  const { agents } = ports.directoryChanges.roots
  const standing = await ports.directoryTable.standing(id.toLowerCase())
  // With a group of agents, people who are in none of the groups are not kept.
  if (!standing) return agents === null ? graph.roles(id) : []
  const isIn = (root: string | undefined): boolean =>
    standing.enabled && root !== undefined && standing.roots.includes(root)
  const roles: Role[] = []
  if (isAmong(agents, standing, standing)) roles.push('agent')
  if (isIn(named.commsGroupId)) roles.push('comms')
  if (isIn(named.adminGroupId)) roles.push('admin')
  if (isIn(named.dpoGroupId)) roles.push('dpo')
  if (isIn(named.archivistGroupId)) roles.push('archivist')
  return roles
}

async function managerOf(
  graph: Ports['directory'],
  { directoryTable: table, now }: Needs,
  id: PersonId,
  person: Ports['directory']['person'],
): Promise<Person | null> {
  const known = await table.manager(id.toLowerCase(), later(now(), -managerBelievedMs))
  if (known !== undefined) return known === null ? null : person(known)
  const found = await graph.manager(id)
  await table.keepManager(id.toLowerCase(), found?.id ?? null, now())
  return found
}
