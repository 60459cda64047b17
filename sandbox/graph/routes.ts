import { createDispatch, type Handler, type Route } from '../router.ts'
import type { Town } from '../town/town.ts'
import { catalogRoutes } from './apps/catalog.ts'
import { installedAppRoutes } from './apps/installed-apps.ts'
import { teamRoutes } from './apps/teams.ts'
import { batchRoute } from './batch.ts'
import { calendarRoutes } from './directory/calendar.ts'
import { Directory } from './directory/directory.ts'
import { groupRoutes } from './directory/groups.ts'
import { mailRoutes } from './directory/mail.ts'
import { Rows } from './directory/rows.ts'
import { userRoutes } from './directory/users.ts'
import { failureAnswer, GraphFailure } from './failure.ts'
import { faulty, guarded, refusing } from './guard.ts'
import { driveRoutes } from './sharepoint/drive/routes.ts'
import { budgeted } from './sharepoint/budget.ts'
import { siteRoutes } from './sharepoint/site-routes.ts'
import type { GraphState } from './state.ts'
import { subscriptionRoutes } from './subscriptions/subscription-routes.ts'

export type { GraphState }

/** Microsoft Graph v1.0, as far as the product speaks to it. */
export function graphRoutes(town: Town, state: GraphState): Route[] {
  const directory = new Directory(town, state.register)
  const rows = new Rows(directory)
  const drive = driveRoutes(town, state)
  const sharePoint = [...drive.graph, ...siteRoutes(town, state)]
  const routes: Route[] = [
    ...userRoutes(directory, rows, state),
    ...calendarRoutes(directory, state),
    ...mailRoutes(directory, state),
    ...groupRoutes(directory, rows, state.origin),
    ...sharePoint.map(route => budgeted(state, route)),
    ...subscriptionRoutes(town, state),
    ...catalogRoutes(town, state.origin),
    ...installedAppRoutes(directory, state),
    ...teamRoutes(town, state.origin),
  ]
  const stricken = routes.map(([method, path, handler]): Route => [method, path, faulty(state, handler)])
  const inBatch = createDispatch(
    stricken.map(([method, path, handler]) => [method, path, refusing(handler)]),
    unknown,
  )
  const strangers = methods.map((method): Route => [method, '/v1.0/:path*', unknown])
  const behindGuard = [...stricken, batchRoute(state, inBatch), ...strangers].map(([method, path, handler]): Route => [
    method,
    path,
    guarded(state, handler),
  ])
  return [...behindGuard, ...drive.open]
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const unknown: Handler = async request =>
  failureAnswer(
    new GraphFailure(400, 'BadRequest', `Resource not found for the segment '${request.path.split('/').at(-1)}'.`),
  )
