import type { Incoming } from '../../../router.ts'
import { badRequest, GraphFailure } from '../../failure.ts'
import { conditionsOf, type Filter, parseFilter } from '../../odata/filter.ts'
import { matches, textOf } from '../../odata/match.ts'
import type { KeptItem, KeptList } from '../store/kept.ts'

/** https://support.microsoft.com/office/b4038448-ec0e-49b7-b853-679d3d8fb784 */
const viewThreshold = 5000

const invalid = (message: string): Error => badRequest(message, 'invalidRequest')

/** What `$filter` and `$orderby` leave of a list; both look at indexed columns only. */
export function findItems(request: Incoming, list: KeptList, items: KeptItem[]): KeptItem[] {
  const { query, headers } = request
  const [text, order] = [query.get('$filter'), query.get('$orderby')]
  const isDaring = /HonorNonIndexedQueriesWarningMayFailRandomly/i.test(String(headers.prefer ?? ''))
  let found = items
  if (text !== null) {
    const filter = parseFilter(text)
    for (const { path } of conditionsOf(filter)) checkColumn(list, path, isDaring, items.length)
    checkReach(filter, items)
    found = found.filter(item => matches(filter, path => fieldOf(item, path)))
  }
  if (order !== null) found = sortItems(list, found, order, isDaring)
  return found
}

function checkColumn(list: KeptList, path: string, isDaring: boolean, size: number): void {
  if (!path.startsWith('fields/')) throw invalid(`Filtering items by '${path}' is not supported; use fields/….`)
  const name = path.slice('fields/'.length)
  if (name === 'id') return
  const column = list.columns.find(each => each.name === name)
  if (column === undefined) throw invalid(`Field '${name}' is not recognized`)
  if (column.indexed) return
  if (!isDaring) {
    throw invalid(
      `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. ` +
        "Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, " +
        'but be warned that such queries may fail on large lists.',
    )
  }
  if (size > viewThreshold) throw tooMany()
}

/** An index helps as far as its first condition leaves few enough: https://github.com/pnp/pnpjs/issues/806 */
function checkReach(filter: Filter, items: KeptItem[]): void {
  if (items.length <= viewThreshold) return
  let first = filter
  while (first.op === 'and') first = first.left
  const left = items.filter(item => matches(first, path => fieldOf(item, path)))
  if (left.length > viewThreshold) throw tooMany()
}

/** As SharePoint answers a query that it will not run: an SPQueryThrottledException is a 500. */
function tooMany(): Error {
  const message = 'The attempted operation is prohibited because it exceeds the list view threshold.'
  return new GraphFailure(500, 'generalException', message)
}

function fieldOf(item: KeptItem, path: string): unknown {
  const name = path.slice('fields/'.length)
  if (name === 'id' || name === 'ID') return item.id
  return name === 'Created' ? item.createdAt : name === 'Modified' ? item.modifiedAt : item.fields[name]
}

function sortItems(list: KeptList, items: KeptItem[], order: string, isDaring: boolean): KeptItem[] {
  const [path = '', direction = 'asc'] = order.trim().split(/\s+/)
  checkColumn(list, path, isDaring, items.length)
  const sign = direction === 'desc' ? -1 : 1
  const collator = new Intl.Collator('fr', { numeric: true })
  return items.toSorted((a, b) => sign * collator.compare(textOf(fieldOf(a, path)), textOf(fieldOf(b, path))))
}
