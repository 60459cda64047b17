import type { Answer, Handler, Incoming, Route } from '../../../router.ts'
import type { Town } from '../../../town/town.ts'
import { badRequest, GraphFailure, noItem } from '../../failure.ts'
import { takePage } from '../../odata/page.ts'
import { pickSelected, readExpand, readSelect } from '../../odata/query.ts'
import type { GraphState } from '../../state.ts'
import { readFields } from '../store/fields.ts'
import { findItems } from './find-items.ts'
import { itemsDelta } from './items-delta.ts'
import type { KeptItem, KeptList } from '../store/kept.ts'
import type { OfList } from '../of-list.ts'
import { fieldsView, itemTag, itemView, versionView } from '../views.ts'

type ServeItem = (list: KeptList, item: KeptItem, request: Incoming) => Answer

const path = '/v1.0/sites/:siteId/lists/:listId/items'

export function itemRoutes(town: Town, state: GraphState, ofList: OfList): Route[] {
  const { store } = state.sharePoint
  const ofItem = (serve: ServeItem) =>
    ofList(async (list, request) => {
      const item = store.item(list.id, request.params.itemId ?? '')
      if (item === undefined) throw noItem('Item not found.')
      const tag = request.headers['if-match']
      if (tag !== undefined && tag !== '*' && tag !== itemTag(item)) {
        throw new GraphFailure(412, 'resourceModified', 'The item was changed by someone else since it was read.')
      }
      return serve(list, item, request)
    })
  return [...collectionRoutes(town, state, ofList), ...oneItemRoutes(town, state, ofItem)]
}

const contextOf = (state: GraphState, kind: string): { '@odata.context': string } => ({
  '@odata.context': `${state.origin()}/v1.0/$metadata#${kind}`,
})

function collectionRoutes(town: Town, state: GraphState, ofList: OfList): Route[] {
  const { store } = state.sharePoint
  const delta = ofList(async (list, request) =>
    itemsDelta(request, state, list, item => chosenItem(town, list, item, request)),
  )
  return [
    [
      'GET',
      path,
      ofList(async (list, request) => {
        const found = findItems(request, list, store.items(list.id))
        const { rows, ...next } = takePage(request, state.origin(), found, { byDefault: 200, most: 5000 })
        const value = rows.map(item => chosenItem(town, list, item, request))
        return { status: 200, body: { ...contextOf(state, 'items'), ...next, value } }
      }),
    ],
    [
      'POST',
      path,
      ofList(async (list, request) => {
        const asked = (request.body as { fields?: unknown } | null | undefined)?.fields
        const item = store.addItem(
          list.id,
          readFields(list, asked, () => store.items(list.id)),
        )
        const view = { ...itemView(town, list, item), fields: fieldsView(item) }
        return { status: 201, body: { ...contextOf(state, 'items/$entity'), ...view } }
      }),
    ],
    ['GET', `${path}/delta`, delta],
    ['GET', `${path}/delta()`, delta],
  ]
}

function oneItemRoutes(town: Town, state: GraphState, ofItem: (serve: ServeItem) => Handler): Route[] {
  const { store } = state.sharePoint
  const context = (kind: string): { '@odata.context': string } => contextOf(state, kind)
  return [
    [
      'GET',
      `${path}/:itemId`,
      ofItem((list, item, request) => ({
        status: 200,
        body: { ...context('items/$entity'), ...chosenItem(town, list, item, request, true) },
      })),
    ],
    // The newest first: https://learn.microsoft.com/graph/api/listitem-list-versions
    [
      'GET',
      `${path}/:itemId/versions`,
      ofItem((_list, item, request) => {
        if (!state.permissions.readVersions) throw new GraphFailure(403, 'accessDenied', 'Access denied')
        const withFields = readExpand(request.query).some(({ name }) => name === 'fields')
        const found = [...(item.earlier ?? []), item].reverse()
        const { rows, ...next } = takePage(request, state.origin(), found, { byDefault: 20, most: 100 })
        const value = rows.map(one => versionView(town, item, one, withFields))
        return { status: 200, body: { ...context('versions'), ...next, value } }
      }),
    ],
    [
      'DELETE',
      `${path}/:itemId`,
      ofItem((_list, item) => {
        store.deleteItem(item)
        return { status: 204 }
      }),
    ],
    [
      'GET',
      `${path}/:itemId/fields`,
      ofItem((_list, item, request) => ({
        status: 200,
        body: { ...context('fields/$entity'), ...fieldsView(item, readSelect(request.query)) },
      })),
    ],
    [
      'PATCH',
      `${path}/:itemId/fields`,
      ofItem((list, item, request) => {
        const others = (): KeptItem[] => store.items(list.id).filter(each => each.id !== item.id)
        const changed = store.changeItem(item, readFields(list, request.body, others))
        return { status: 200, body: { ...context('fields/$entity'), ...fieldsView(changed) } }
      }),
    ],
  ]
}

/** One item alone comes with its fields; in a collection they come when they are asked for. */
function chosenItem(
  town: Town,
  list: KeptList,
  item: KeptItem,
  request: Incoming,
  isAlone = false,
): Record<string, unknown> {
  const select = readSelect(request.query)
  const view = itemView(town, list, item)
  const own = select?.filter(name => name !== 'fields')
  const chosen = pickSelected(view, own, Object.keys(view), 'microsoft.graph.listItem')
  const expansions = readExpand(request.query)
  const other = expansions.find(({ name }) => name !== 'fields')
  if (other !== undefined) throw badRequest(`Expanding '${other.name}' is not supported here.`, 'invalidRequest')
  const [expansion] = expansions
  if (expansion !== undefined) chosen.fields = fieldsView(item, readSelect(expansion.options))
  else if (isAlone && select === undefined) chosen.fields = fieldsView(item)
  return chosen
}
