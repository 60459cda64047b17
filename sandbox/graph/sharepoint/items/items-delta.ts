import type { Answer, Incoming } from '../../../router.ts'
import { GraphFailure } from '../../failure.ts'
import { linkWith } from '../../odata/page.ts'
import type { GraphState } from '../../state.ts'
import type { KeptItem, KeptList } from '../store/kept.ts'

const pageSize = 200

/**
 * Changes in the order in which they happened. A token is a place in that order: pages and later calls read on from it.
 * https://learn.microsoft.com/graph/api/listitem-delta
 */
export function itemsDelta(
  request: Incoming,
  state: GraphState,
  list: KeptList,
  view: (item: KeptItem) => Record<string, unknown>,
): Answer {
  const { store } = state.sharePoint
  const { query } = request
  const token = query.get('$skiptoken') ?? query.get('token') ?? query.get('$deltatoken')
  const place = token === 'latest' ? store.lastChange : readPlace(state, list, request, token)
  const changes = store.changesAfter(list.id, place).filter(item => token !== null || item.deleted !== true)
  const page = changes.slice(0, pageSize)
  const isLast = changes.length <= pageSize
  const reached = isLast ? store.lastChange : (page.at(-1)?.changed ?? place)
  const next = tokenOf(list, reached)
  return {
    status: 200,
    body: {
      '@odata.context': `${state.origin()}/v1.0/$metadata#Collection(listItem)`,
      ...(isLast
        ? { '@odata.deltaLink': linkWith(request, state.origin(), 'token', next) }
        : { '@odata.nextLink': linkWith(request, state.origin(), '$skiptoken', next) }),
      value: page.map(item => (item.deleted === true ? { id: item.id, deleted: { state: 'deleted' } } : view(item))),
    },
  }
}

/** Tokens of this very list: one that is made anew under the same name knows none of them. */
const tokenOf = ({ id }: KeptList, place: number): string => Buffer.from(`s~${id}~${place}`).toString('base64url')

function readPlace(state: GraphState, list: KeptList, request: Incoming, token: string | null): number {
  if (token === null) return 0
  const { store } = state.sharePoint
  const place = Number(/~(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1] ?? Infinity)
  // A sign too many may decode to the same bytes.
  if (place <= store.lastChange && token === tokenOf(list, place)) return place
  throw new GraphFailure(
    410,
    'resyncChangesApplyDifferences',
    'The token is no longer valid; start again without it.',
    { location: `${state.origin()}${request.path}` },
  )
}
