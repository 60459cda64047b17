import type { Incoming, Route } from '../../router.ts'
import { takePage } from '../odata/page.ts'
import { pickSelected, readSelect } from '../odata/query.ts'
import type { GraphState } from '../state.ts'
import { changedColumn, readColumn } from './store/columns.ts'
import { noItem } from '../failure.ts'
import type { KeptColumn, KeptList } from './store/kept.ts'
import { mayCreate } from './create-list.ts'
import type { OfList } from './of-list.ts'
import { columnView } from './views.ts'

export function columnRoutes(state: GraphState, ofList: OfList): Route[] {
  const path = '/v1.0/sites/:siteId/lists/:listId/columns'
  return [
    [
      'GET',
      path,
      ofList(async (list, request) => {
        const { rows, ...next } = takePage(request, state.origin(), list.columns, { byDefault: 1000, most: 1000 })
        const select = readSelect(request.query)
        const chosen = rows.map(columnView).map(view =>
          select === undefined
            ? view
            : pickSelected(
                view,
                select.filter(name => name in view),
                [],
                'microsoft.graph.columnDefinition',
              ),
        )
        const context = { '@odata.context': `${state.origin()}/v1.0/$metadata#columns` }
        return { status: 200, body: { ...context, ...next, value: chosen } }
      }),
    ],
    [
      'POST',
      path,
      ofList(async (list, request) => {
        mayCreate(state)
        const column = readColumn(request.body, list)
        state.sharePoint.store.addColumn(list, column)
        return { status: 201, body: whole(state, column) }
      }),
    ],
    [
      'GET',
      `${path}/:columnId`,
      ofList(async (list, request) => ({ status: 200, body: whole(state, columnOf(list, request)) })),
    ],
    [
      'PATCH',
      `${path}/:columnId`,
      ofList(async (list, request) => {
        mayCreate(state)
        const column = changedColumn(columnOf(list, request), request.body, list)
        state.sharePoint.store.changeColumn(list, column)
        return { status: 200, body: whole(state, column) }
      }),
    ],
  ]
}

function columnOf(list: KeptList, { params }: Incoming): KeptColumn {
  const column = list.columns.find(({ id }) => id === params.columnId)
  if (column === undefined) throw noItem('Column not found.')
  return column
}

function whole(state: GraphState, column: KeptColumn): Record<string, unknown> {
  return { '@odata.context': `${state.origin()}/v1.0/$metadata#columns/$entity`, ...columnView(column) }
}
