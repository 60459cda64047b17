import type { Handler, Route } from '../router.ts'
import { aboutRoutes } from './about.ts'
import { bad, type TownApi } from './api.ts'
import { channelRoutes } from './channels.ts'
import { controlRoutes } from './control.ts'
import { directoryRoutes } from './directory.ts'
import { doingRoutes } from './doings.ts'
import { forgeRoutes } from './forge.ts'
import { listRoutes } from './lists.ts'
import { mailRoutes } from './mails.ts'
import { peopleRoutes } from './people.ts'
import { publicTownRoutes } from './public.ts'
import { signOnRoutes } from './sign-on.ts'
import { watchRoutes } from './watch.ts'

/** The `/town` API of the desk, of tests and of benchmarks. */
export function townRoutes(api: TownApi): Route[] {
  return [
    ...aboutRoutes(api),
    ...peopleRoutes(api),
    ...signOnRoutes(api),
    ...doingRoutes(api),
    ...directoryRoutes(api),
    ...listRoutes(api),
    ...mailRoutes(api),
    ...controlRoutes(api),
    ...channelRoutes(api),
    ...forgeRoutes(api),
    ...publicTownRoutes(api),
    ...watchRoutes(api.world.events),
  ]
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** The desk has no password: other sites, and names that only point here (DNS rebinding), are refused. */
export function loopbackOnly(routes: Route[]): Route[] {
  const closed =
    (handler: Handler): Handler =>
    async request => {
      const { host = '', origin } = request.headers
      const isOurs = loopback.test(host) && (origin === undefined || loopback.test(origin.replace(/^https?:\/\//, '')))
      return isOurs ? handler(request) : bad(403, 'Only this machine may use the desk.')
    }
  return routes.map(([method, pattern, handler]) => [method, pattern, closed(handler)] as const)
}
