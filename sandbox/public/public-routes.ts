import type { Route } from '../router.ts'
import { cmsRoutes } from './cms/cms-routes.ts'
import { mastodonRoutes } from './mastodon/mastodon-routes.ts'
import { pdsRoutes } from './pds/pds-routes.ts'
import { pageRoutes } from './pages.ts'
import type { PublicSide } from './public-side.ts'
import { webhookRoutes } from './webhooks.ts'

/** What the town's public side answers, beside Microsoft: each network speaks its own protocol. */
export function publicRoutes(side: PublicSide): Route[] {
  return [...pdsRoutes(side), ...mastodonRoutes(side), ...cmsRoutes(side), ...webhookRoutes(side), ...pageRoutes(side)]
}
