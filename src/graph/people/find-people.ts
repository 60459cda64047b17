import type { User } from '@microsoft/microsoft-graph-types'
import type { Locale, Person, PersonId } from '../../core/domain/actor.ts'
import { type Graph, quoted } from '../graph.ts'
import { getMany } from '../transport/graph-batch.ts'

/** Values that Graph takes in one `in (…)`: https://learn.microsoft.com/graph/filter-query-parameter */
const mostValues = 15
/**
 * As written in the query: a longer text is no address (RFC 5321 allows 254), and Graph would refuse all fifteen for
 * one that is too long.
 */
const longest = 400
const needs = 'User.Read.All'

type Page = { value: User[] }
type Property = 'id' | 'mail' | 'userPrincipalName'

/** By mail address, else by sign-in name; keys are addresses in lower case. Three hundred of them in one request. */
export async function findPeople(graph: Graph, addresses: string[]): Promise<Map<string, Person>> {
  const wanted = [...new Set(addresses.map(address => address.toLowerCase()))].filter(
    address => encodeURIComponent(address).length <= longest,
  )
  const found = await findBy(graph, 'mail', wanted, readPerson)
  const others = wanted.filter(address => !found.has(address))
  return new Map([...(await findBy(graph, 'userPrincipalName', others, readPerson)), ...found])
}

/** `POST /directoryObjects/getByIds` takes a thousand at once, but needs Directory.Read.All: more than Mary has. */
export function findByIds(graph: Graph, ids: PersonId[]): Promise<Map<PersonId, Person>>
export function findByIds<P>(graph: Graph, ids: PersonId[], read: (user: User) => P): Promise<Map<PersonId, P>>
export function findByIds(graph: Graph, ids: PersonId[], read = readPerson): Promise<Map<PersonId, Person>> {
  return findBy(graph, 'id', [...new Set(ids.map(id => id.toLowerCase()))], read)
}

async function findBy<P>(
  graph: Graph,
  property: Property,
  values: string[],
  read: (user: User) => P,
): Promise<Map<string, P>> {
  const found = new Map<string, P>()
  const slices = slicesOf(values)
  for (const [at, { value }] of (
    await pagesOf(
      graph,
      slices.map(slice => queryFor(property, slice)),
    )
  ).entries())
    for (const user of value) {
      const key = user[property]?.toLowerCase()
      if (key && slices[at]!.includes(key)) found.set(key, read(user))
    }
  return found
}

type Query = { $select: string; $filter: string; $top: number }

async function pagesOf(graph: Graph, queries: Query[]): Promise<Page[]> {
  const [first] = queries
  if (first && queries.length === 1) return [await graph.get<Page>('/users', { needs, query: first })]
  const urls = queries.map(
    query =>
      `/users?${Object.entries(query)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&')}`,
  )
  return getMany<Page>(graph, urls, { needs })
}

function queryFor(property: Property, slice: string[]): Query {
  return { $select: personSelect, $filter: `${property} in (${slice.map(quoted).join(',')})`, $top: 999 }
}

function slicesOf(values: string[]): string[][] {
  const count = Math.ceil(values.length / mostValues)
  return Array.from({ length: count }, (_, n) => values.slice(n * mostValues, (n + 1) * mostValues))
}

/** « Tous » where no group of agents is configured. */
export const openMembers = "accountEnabled eq true and userType eq 'Member'"

/** The properties of which a Person is made. */
export const personSelect = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'mail',
  'userPrincipalName',
  'department',
  'accountEnabled',
  'userType',
  'preferredLanguage',
  'assignedLicenses',
].join(',')

export function readPerson(user: User): Person {
  const name = user.displayName ?? ''
  return {
    id: user.id ?? '',
    name,
    givenName: user.givenName || (name.split(' ')[0] ?? ''),
    mail: user.mail ?? null,
    department: user.department?.trim() || null,
    enabled: user.accountEnabled ?? false,
    guest: user.userType === 'Guest',
    shared: isShared(user),
    licensed: user.assignedLicenses?.length !== 0,
    locale: localeOf(user.preferredLanguage),
  }
}

/**
 * Graph says of one mailbox at a time whether it is a room's or shared (userPurpose, with MailboxSettings.Read): a
 * request a person. Such an account bears no licence and no person's name; an agent without a licence has a name, stays
 * in the audience and is « sans Teams ».
 */
function isShared({ userType, assignedLicenses, givenName, surname }: User): boolean {
  return userType !== 'Guest' && assignedLicenses?.length === 0 && !givenName && !surname
}

function localeOf(language: string | null | undefined): Locale | null {
  const spoken = language?.slice(0, 2).toLowerCase()
  return spoken === 'fr' || spoken === 'en' ? spoken : null
}
