import type { Answer, Handler, Incoming, Route } from '../../router.ts'
import type { Person } from '../../town/town.ts'
import { badRequest, noResource } from '../failure.ts'
import { pickSelected, readExpand, readSelect } from '../odata/query.ts'
import { collectionAnswer } from './collection.ts'
import { deltaAnswer } from './delta.ts'
import type { GraphState } from '../state.ts'
import type { Directory } from './directory.ts'
import { findRows, isAdvanced } from './find.ts'
import { mailboxSettings } from './mailbox.ts'
import type { Rows } from './rows.ts'
import { trackedUsers } from './user-delta.ts'
import { userDefaults, userView } from './views.ts'

const type = 'microsoft.graph.user'
const shape = { context: 'users', type, defaults: userDefaults }

/** People: list, count, delta, one of them, their manager and their mailbox. */
export function userRoutes(directory: Directory, rows: Rows, state: GraphState): Route[] {
  const { origin } = state
  const delta: Handler = async request => deltaAnswer(request, origin(), state.register, trackedUsers(directory))
  const ofPerson =
    (serve: (person: Person, request: Incoming) => Answer): Handler =>
    async request => {
      const key = request.params.userId ?? ''
      const person = directory.person(key)
      if (person === undefined) throw noResource(key)
      return serve(person, request)
    }
  return [
    [
      'GET',
      '/v1.0/users',
      async request => {
        const expand = expandManager(directory, request)
        return collectionAnswer(request, origin(), rows.users(), shape, ({ person }) => expand(person))
      },
    ],
    ['GET', '/v1.0/users/delta', delta],
    ['GET', '/v1.0/users/delta()', delta],
    ['GET', '/v1.0/users/$count', async request => countAnswer(request, findRows(request, rows.users()).length)],
    ['GET', '/v1.0/users/:userId', ofPerson((person, request) => oneAnswer(directory, origin(), person, request))],
    [
      'GET',
      '/v1.0/users/:userId/manager',
      ofPerson((person, request) => {
        const manager = directory.person(person.managerId ?? '')
        if (manager === undefined) throw noResource('manager')
        const { body, ...answer } = oneAnswer(directory, origin(), manager, request)
        return { ...answer, body: { '@odata.type': `#${type}`, ...(body as object) } }
      }),
    ],
    [
      'GET',
      '/v1.0/users/:userId/mailboxSettings',
      ofPerson((person, request) => ({ status: 200, body: mailboxSettings(state, person, request) })),
    ],
  ]
}

function oneAnswer(directory: Directory, origin: string, person: Person, request: Incoming): Answer {
  const view = pickSelected(userView(directory, person), readSelect(request.query), userDefaults, type)
  const context = { '@odata.context': `${origin}/v1.0/$metadata#users/$entity` }
  return { status: 200, body: { ...context, ...view, ...expandManager(directory, request)(person) } }
}

function expandManager(directory: Directory, request: Incoming): (person: Person) => Record<string, unknown> {
  const [expansion, ...more] = readExpand(request.query)
  if (expansion === undefined) return () => ({})
  if (expansion.name !== 'manager' || more.length > 0) {
    throw badRequest("Only one property can be expanded, and it is 'manager'.", 'Request_UnsupportedQuery')
  }
  return person => {
    const manager = directory.person(person.managerId ?? '')
    if (manager === undefined) return {}
    const view = pickSelected(userView(directory, manager), readSelect(expansion.options), userDefaults, type)
    return { manager: { '@odata.type': `#${type}`, ...view } }
  }
}

/** https://learn.microsoft.com/graph/aad-advanced-queries: a count is refused without that header. */
export function countAnswer(request: Incoming, count: number): Answer {
  if (!isAdvanced(request)) {
    throw badRequest('$count is not currently supported without ConsistencyLevel: eventual.', 'Request_BadRequest')
  }
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from(String(count)) }
}
