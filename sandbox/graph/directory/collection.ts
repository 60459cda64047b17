import type { Answer, Incoming } from '../../router.ts'
import { takePage } from '../odata/page.ts'
import { pickSelected, readSelect, refuseOptions } from '../odata/query.ts'
import { findRows, isAdvanced, type Row } from './find.ts'

export type Shape = {
  /** What follows `$metadata#`. */
  context: string
  type: string
  defaults: readonly string[]
  /** Whether `$filter` goes without the advanced index. */
  plainFilter?: boolean
}

/** Answers with one page of a collection of the directory. */
export function collectionAnswer<T extends Row>(
  request: Incoming,
  origin: string,
  rows: readonly T[],
  shape: Shape,
  decorate?: (row: T) => Record<string, unknown>,
): Answer {
  const { query } = request
  refuseOptions(query, ['$skip'])
  const found = findRows(request, rows, shape.plainFilter)
  const page = takePage(request, origin, found, { byDefault: 100, most: 999 }, row => String(row.view['id']))
  const select = readSelect(query)
  const chosen = select === undefined ? '' : `(${select.join(',')})`
  const counted = query.get('$count') === 'true' && isAdvanced(request)
  const next = page['@odata.nextLink']
  return {
    status: 200,
    body: {
      '@odata.context': `${origin}/v1.0/$metadata#${shape.context}${chosen}`,
      ...(counted ? { '@odata.count': found.length } : {}),
      ...(next === undefined ? {} : { '@odata.nextLink': next }),
      value: page.rows.map(row => ({
        ...pickSelected(row.view, select, shape.defaults, shape.type),
        ...decorate?.(row),
      })),
    },
  }
}
