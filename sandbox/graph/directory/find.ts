import type { Incoming } from '../../router.ts'
import { badRequest } from '../failure.ts'
import { conditionsOf, parseFilter, usesNot, type Filter } from '../odata/filter.ts'
import { matches, textOf } from '../odata/match.ts'

/** Queries beyond the plain ones need the index that lags behind, and say so. */
export const isAdvanced = (request: Incoming): boolean => request.headers.consistencylevel === 'eventual'

const code = 'Request_UnsupportedQuery'

const unsupported = (what: string): Error =>
  badRequest(`${what} is only supported with the ConsistencyLevel header set to 'eventual' and $count=true.`, code)

const filterable: readonly string[] = [
  'id',
  'accountEnabled',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'department',
  'displayName',
  'employeeId',
  'employeeType',
  'givenName',
  'jobTitle',
  'mail',
  'mailNickname',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'usageLocation',
  'userPrincipalName',
  'userType',
  'description',
  'mailEnabled',
  'resourceProvisioningOptions',
  'securityEnabled',
  'visibility',
]

/** Properties that the directory filters only through that index. */
const advancedOnly: readonly string[] = ['officeLocation']

export type Row = { view: Record<string, unknown> }

/** What `$filter`, `$search` and `$orderby` leave of a collection of the directory. */
export function findRows<T extends Row>(request: Incoming, rows: readonly T[], plainFilter = true): readonly T[] {
  const { query } = request
  const [filterText, search, order] = [query.get('$filter'), query.get('$search'), query.get('$orderby')]
  const advanced = isAdvanced(request)
  if (search !== null && !advanced) {
    throw badRequest(
      'Request with $search query parameter only works through MSGraph with a special request header: ' +
        "'ConsistencyLevel: eventual'",
      code,
    )
  }
  if (filterText !== null && order !== null && !advanced) throw unsupported('Sorting a filtered collection')
  let found = rows
  if (filterText !== null) {
    const filter = readFilter(filterText, advanced, plainFilter)
    found = found.filter(row => matches(filter, path => row.view[path]))
  }
  if (search !== null) found = found.filter(createSearch(search))
  return order === null ? found : sortRows(found, order)
}

function readFilter(text: string, advanced: boolean, plainFilter: boolean): Filter {
  const filter = parseFilter(text)
  const conditions = conditionsOf(filter)
  for (const { op, path } of conditions) {
    if (!filterable.includes(path) || op === 'contains') {
      throw badRequest(`Unsupported or invalid query filter clause specified for property '${path}'.`, code)
    }
    const needsIndex = op === 'ne' || op === 'endswith' || advancedOnly.includes(path)
    if (!advanced && needsIndex) throw unsupported(`'${op}' on '${path}'`)
  }
  if (!advanced && (usesNot(filter) || !plainFilter)) throw unsupported('This filter')
  return filter
}

/** `"displayName:dupont"`, words joined with AND or OR. */
function createSearch(text: string): (row: Row) => boolean {
  const terms = [...text.matchAll(/"(\w+):([^"]*)"/g)].map(([, name = '', words = '']) => ({
    name,
    words: plain(words),
  }))
  if (terms.length === 0) throw badRequest('Invalid $search clause: each term must be "property:words".')
  const isEither = /"\s+OR\s+"/.test(text)
  return ({ view }) => {
    const hit = ({ name, words }: { name: string; words: string }): boolean =>
      plain(textOf(view[name]))
        .split(/[\s@.-]+/)
        .some(word => word.startsWith(words)) || plain(textOf(view[name])).startsWith(words)
    return isEither ? terms.some(hit) : terms.every(hit)
  }
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

function sortRows<T extends Row>(rows: readonly T[], order: string): readonly T[] {
  const [name = '', direction = 'asc'] = order.split(/[\s,]+/)
  if (!filterable.includes(name)) throw badRequest(`Sorting by '${name}' is not supported.`, code)
  const sign = direction === 'desc' ? -1 : 1
  const collator = new Intl.Collator('fr')
  return rows.toSorted((a, b) => sign * collator.compare(textOf(a.view[name]), textOf(b.view[name])))
}
