import type { Handler, Incoming, Route } from '../../router.ts'
import type { Town } from '../../town/town.ts'
import { badRequest, noItem } from '../failure.ts'
import { conditionsOf, parseFilter } from '../odata/filter.ts'
import { matches } from '../odata/match.ts'
import { takePage } from '../odata/page.ts'
import { pickSelected, readExpand, readSelect } from '../odata/query.ts'
import type { GraphState } from '../state.ts'
import { columnRoutes } from './column-routes.ts'
import { createList } from './create-list.ts'
import { itemRoutes } from './items/item-routes.ts'
import type { OfList } from './of-list.ts'
import type { KeptList } from './store/kept.ts'
import { columnView, listView, siteKey, siteView } from './views.ts'

export function siteRoutes(town: Town, state: GraphState): Route[] {
  const ofSite =
    (handler: Handler): Handler =>
    async request => {
      const key = request.params.siteId ?? ''
      if (![town.site.id, siteKey(town), 'root'].includes(key)) throw noItem('Requested site could not be found')
      return handler(request)
    }
  const ofList: OfList = serve =>
    ofSite(async request => {
      const list = state.sharePoint.store.find(request.params.listId ?? '')
      if (list === undefined) throw noItem('List not found.')
      return serve(list, request)
    })
  const site: Handler = async request => {
    const view = siteView(town, state.origin())
    const names = Object.keys(view)
    return { status: 200, body: pickSelected(view, readSelect(request.query), names, 'microsoft.graph.site') }
  }
  return [
    [
      'GET',
      '/v1.0/sites/:host:/:path*',
      async request => {
        const address = `https://${request.params.host}/${request.params.path}`
        if (address !== town.site.webUrl) throw noItem('Requested site could not be found')
        return site(request)
      },
    ],
    ['GET', '/v1.0/sites/:siteId', ofSite(site)],
    ['GET', '/v1.0/sites/:siteId/lists', ofSite(request => listLists(town, state, request))],
    ['POST', '/v1.0/sites/:siteId/lists', ofSite(request => createList(town, state, request))],
    [
      'GET',
      '/v1.0/sites/:siteId/lists/:listId',
      ofList(async (list, request) => ({
        status: 200,
        body: {
          '@odata.context': `${state.origin()}/v1.0/$metadata#lists/$entity`,
          ...chosenList(town, list, request),
        },
      })),
    ],
    ...columnRoutes(state, ofList),
    ...itemRoutes(town, state, ofList),
  ]
}

async function listLists(town: Town, state: GraphState, request: Incoming): ReturnType<Handler> {
  const text = request.query.get('$filter')
  const filter = text === null ? undefined : parseFilter(text)
  for (const { path } of filter === undefined ? [] : conditionsOf(filter)) {
    if (path === 'displayName' || path === 'name') continue
    throw badRequest(`Filtering lists by '${path}' is not supported.`, 'invalidRequest')
  }
  const lists = state.sharePoint.store
    .all()
    .filter(list => filter === undefined || matches(filter, path => list[path as 'displayName' | 'name']))
  const { rows, ...next } = takePage(request, state.origin(), lists, { byDefault: 200, most: 1000 })
  return {
    status: 200,
    body: {
      '@odata.context': `${state.origin()}/v1.0/$metadata#sites('${town.site.id}')/lists`,
      ...next,
      value: rows.map(list => chosenList(town, list, request)),
    },
  }
}

function chosenList(town: Town, list: KeptList, request: Incoming): Record<string, unknown> {
  const view = listView(town, list)
  const select = readSelect(request.query)?.filter(name => name !== 'columns')
  const chosen = pickSelected(view, select, Object.keys(view), 'microsoft.graph.list')
  for (const { name } of readExpand(request.query)) {
    if (name !== 'columns') throw badRequest(`Expanding '${name}' is not supported here.`, 'invalidRequest')
    chosen.columns = list.columns.map(columnView)
  }
  return chosen
}
