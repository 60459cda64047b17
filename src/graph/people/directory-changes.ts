import type { Group, User } from '@microsoft/microsoft-graph-types'
import { Unavailable } from '../../core/domain/errors.ts'
import type { KeptPerson, Membership, Roots } from '../../core/domain/people/kept-person.ts'
import type { DirectoryChanges, Members } from '../../core/ports/kept-directory.ts'
import { type Graph, quoted, segment, within } from '../graph.ts'
import { GraphRefusal, isRefusal } from '../transport/failure.ts'
import { getMany } from '../transport/graph-batch.ts'
import { findByIds, openMembers, personSelect, readPerson } from './find-people.ts'

const readUsers = 'User.Read.All'
const readMembers = 'GroupMember.Read.All'
/** Graph sends about two hundred changes a page: beyond so many, reading everybody costs less. */
const mostChanges = 10_000
const largestPage = 999
const firstPagesAtOnce = 5

type Removed = { '@removed'?: { reason?: string } }
type Changed = { id?: string | undefined } & Removed
type ChangedUser = User & Removed & { 'manager@delta'?: Changed[] }
type ChangedGroup = Group & Removed & { 'members@delta'?: (Changed & { '@odata.type'?: string })[] }
type DeltaPage<T> = { value: T[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string }

/** https://learn.microsoft.com/graph/delta-query-overview: the links are opaque, and hold token, columns and filter. */
export function graphDirectoryChanges(graph: Graph, roots: Roots): DirectoryChanges {
  const usersPath = `/users/delta?$select=${personSelect},manager`
  return {
    roots,
    peopleFromNow: () => fromNow(graph, usersPath, readUsers),
    groupsFromNow: groups => {
      const filter = groups.map(id => `id eq ${quoted(id)}`).join(' or ')
      return fromNow(graph, `/groups/delta?$select=members&$filter=${encodeURIComponent(filter)}`, readMembers)
    },
    everybody: async function* () {
      const query = { $select: personSelect, $filter: openMembers, $top: largestPage }
      for await (const users of graph.pages<User>('/users', { needs: readUsers, query })) yield users.map(readKept)
    },
    membersOf: groups => membersOf(graph, groups),
    peopleSince: async token => {
      const read = await changesSince<ChangedUser>(graph, token, readUsers)
      return read.kind === 'expired' ? read : { ...read, ...peopleIn(read.rows) }
    },
    groupsSince: async token => {
      const read = await changesSince<ChangedGroup>(graph, token, readMembers)
      return read.kind === 'expired' ? read : { ...read, ...membersIn(read.rows) }
    },
    named: async ids => [...(await findByIds(graph, ids, readKept)).values()],
  }
}

type Member = User & { '@odata.type'?: string }
type MemberPage = { value: Member[]; '@odata.nextLink'?: string }
const userType = '#microsoft.graph.user'
const groupType = '#microsoft.graph.group'

/** Most groups end on their first page: several of those come in one request, whose answer has to fit into memory. */
async function* membersOf(graph: Graph, groups: readonly string[]): AsyncIterable<Members> {
  const options = `$select=${personSelect}&$top=${largestPage}`
  for (let start = 0; start < groups.length; start += firstPagesAtOnce) {
    const some = groups.slice(start, start + firstPagesAtOnce)
    const paths = some.map(group => `/groups/${segment(group)}/members?${options}`)
    const firsts = await getMany<MemberPage>(graph, paths, { needs: readMembers })
    for (const [n, group] of some.entries()) {
      const { value, '@odata.nextLink': more } = firsts[n]!
      yield readMembersOf(group, value)
      if (more === undefined) continue
      const rest = graph.pages<Member>(within(graph.root, more), { needs: readMembers })
      for await (const page of rest) yield readMembersOf(group, page)
    }
  }
}

function readMembersOf(group: string, page: Member[]): Members {
  const of = (type: string) => page.filter(one => one['@odata.type'] === type)
  return { group, people: of(userType).map(readKept), groups: of(groupType).map(idOf) }
}

function idOf({ id }: { id?: string | undefined }): string {
  return (id ?? '').toLowerCase()
}

function readKept(user: User): KeptPerson {
  return { ...readPerson(user), id: idOf(user), signInName: user.userPrincipalName?.toLowerCase() ?? null }
}

/** https://learn.microsoft.com/graph/delta-query-overview: `latest` gives the token alone. */
async function fromNow(graph: Graph, path: string, needs: string): Promise<string> {
  const page = await graph.get<DeltaPage<unknown>>(`${path}&$deltatoken=latest`, { needs })
  return linkOf(graph, page['@odata.deltaLink'])
}

function linkOf(graph: Graph, link: string | undefined): string {
  if (link === undefined) throw new Unavailable('graph-no-delta-link')
  return within(graph.root, link)
}

type Since<T> = { kind: 'told'; rows: T[]; next: string } | { kind: 'expired' }

/** Pages without any row are followed to the last one, too. */
async function changesSince<T>(graph: Graph, token: string, needs: string): Promise<Since<T>> {
  const rows: T[] = []
  try {
    for (let path = token; ;) {
      const page = await graph.get<DeltaPage<T>>(path, { needs })
      rows.push(...page.value)
      const more = page['@odata.nextLink']
      if (more === undefined) return { kind: 'told', rows, next: linkOf(graph, page['@odata.deltaLink']) }
      if (rows.length > mostChanges) return { kind: 'expired' }
      path = within(graph.root, more)
    }
  } catch (error) {
    if (isExpired(error)) return { kind: 'expired' }
    throw error
  }
}

/** A token lives seven days; Graph says 410 or 400, and may forget it before. */
function isExpired(error: unknown): boolean {
  const codes = ['syncstatenotfound', 'directory_expiredpagetoken']
  return isRefusal(error, 410) || (error instanceof GraphRefusal && codes.includes(error.code.toLowerCase()))
}

/** The same person may come several times, the last one counts. */
function peopleIn(rows: ChangedUser[]) {
  const last = new Map(rows.map(row => [idOf(row), row]))
  const managers = new Map(
    rows.flatMap(row => (row['manager@delta'] ? [[idOf(row), managerIn(row['manager@delta'])] as const] : [])),
  )
  const there = [...last.values()].filter(row => !row['@removed'])
  return {
    gone: [...last.values()].filter(row => row['@removed']).map(idOf),
    people: there.filter(isWhole).map(readKept),
    partial: there.filter(row => !isWhole(row)).map(idOf),
    managers: [...managers].map(([id, manager]) => ({ id, manager })),
  }
}

/** A value that was never set is missing in the row; these are set for everybody. */
function isWhole(row: ChangedUser): boolean {
  return (['displayName', 'accountEnabled', 'userType', 'assignedLicenses'] as const).every(name => name in row)
}

/** The former one may be there too, as removed. */
function managerIn(told: Changed[]): string | null {
  const now = told.findLast(one => !one['@removed'])
  return now ? idOf(now) : null
}

/** A large group comes in several rows; of one member the last row counts. */
function membersIn(rows: ChangedGroup[]): { joined: Membership[]; left: Membership[]; gone: string[] } {
  const last = new Map<string, Membership & { isThere: boolean }>()
  for (const row of rows)
    for (const member of row['members@delta'] ?? []) {
      if (member['@odata.type'] !== userType && member['@odata.type'] !== groupType) continue
      const one = { group: idOf(row), member: idOf(member), isGroup: member['@odata.type'] === groupType }
      last.set(`${one.group} ${one.member}`, { ...one, isThere: !member['@removed'] })
    }
  const all = [...last.values()]
  const bare = ({ isThere: _, ...one }: (typeof all)[number]): Membership => one
  return {
    joined: all.filter(one => one.isThere).map(bare),
    left: all.filter(one => !one.isThere).map(bare),
    gone: rows.filter(row => row['@removed']).map(idOf),
  }
}
