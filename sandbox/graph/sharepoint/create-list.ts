import { randomUUID } from 'node:crypto'
import type { Answer, Incoming } from '../../router.ts'
import type { Town } from '../../town/town.ts'
import { badRequest, GraphFailure } from '../failure.ts'
import type { GraphState } from '../state.ts'
import { builtInColumns, readColumn } from './store/columns.ts'
import type { KeptList } from './store/kept.ts'
import { listView } from './views.ts'

const invalid = (message: string): Error => badRequest(message, 'invalidRequest')

const templates: readonly unknown[] = ['genericList', 'documentLibrary', 'tasks', 'events', 'links', 'announcements']

type Asked = { displayName?: unknown; description?: unknown; list?: { template?: unknown }; columns?: unknown }

/** What `Sites.Selected` with *write* does not allow. */
export function mayCreate(state: GraphState): void {
  if (!state.permissions.createLists) throw new GraphFailure(403, 'accessDenied', 'Access denied')
}

export async function createList(town: Town, state: GraphState, request: Incoming): Promise<Answer> {
  mayCreate(state)
  const body = (request.body ?? {}) as Asked
  const { displayName, description, columns = [] } = body
  const template = body.list?.template ?? 'genericList'
  if (typeof displayName !== 'string' || displayName === '') throw invalid('displayName is required.')
  if (typeof template !== 'string' || !templates.includes(template)) throw invalid('The template is not known.')
  if (state.sharePoint.store.find(displayName) !== undefined) {
    throw new GraphFailure(409, 'nameAlreadyExists', 'A list with this name already exists in the site.')
  }
  const list: KeptList = {
    id: randomUUID(),
    name: displayName,
    displayName,
    description: typeof description === 'string' ? description : '',
    template,
    createdAt: new Date().toISOString().replace(/\.\d+Z/, 'Z'),
    columns: builtInColumns(),
  }
  for (const column of Array.isArray(columns) ? columns : []) list.columns.push(readColumn(column, list))
  state.sharePoint.store.add(list)
  const context = { '@odata.context': `${state.origin()}/v1.0/$metadata#lists/$entity` }
  return { status: 201, body: { ...context, ...listView(town, list) } }
}
