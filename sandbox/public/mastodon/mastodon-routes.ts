import type { Answer, Handler, Incoming, Route } from '../../router.ts'
import { publicGuard } from '../public-guard.ts'
import type { PublicSide } from '../public-side.ts'
import { notificationOf, ownAccount } from './entities.ts'
import { instanceEntity } from './instance.ts'
import { instanceOf } from './kept.ts'
import { getMedia, showMedia, uploadMedia } from './media.ts'
import {
  accountStatuses,
  createStatus,
  deleteStatus,
  editStatus,
  getContext,
  getSource,
  getStatus,
} from './statuses.ts'

type Serve = (side: PublicSide, request: Incoming) => Answer | Promise<Answer>

const open: readonly (readonly [string, string, Serve])[] = [
  ['GET', '/api/v2/instance', (side, { headers }) => ok(instanceEntity(side, instanceOf(headers)))],
  ['GET', '/api/v1/statuses/:id', getStatus],
  ['GET', '/api/v1/statuses/:id/context', getContext],
  ['GET', '/api/v1/accounts/:id/statuses', accountStatuses],
  ['GET', '/media/:id', showMedia],
]
const signed: readonly (readonly [string, string, Serve])[] = [
  ['GET', '/api/v1/accounts/verify_credentials', credentials],
  ['POST', '/api/v2/media', uploadMedia],
  ['GET', '/api/v1/media/:id', getMedia],
  ['POST', '/api/v1/statuses', createStatus],
  ['PUT', '/api/v1/statuses/:id', editStatus],
  ['DELETE', '/api/v1/statuses/:id', deleteStatus],
  ['GET', '/api/v1/statuses/:id/source', getSource],
  ['GET', '/api/v1/notifications', notifications],
]

/** An instance of Mastodon with the town's account; a second one of longer texts answers by its number. */
export function mastodonRoutes(side: PublicSide): Route[] {
  const guarded = (serve: Serve, isOpen: boolean): Handler =>
    publicGuard(side, 'mastodon', tooMany, async request =>
      isOpen || isSignedIn(side, request) ? serve(side, request) : notSignedIn,
    )
  return [
    ...signed.map(([method, path, serve]): Route => [method, path, guarded(serve, false)]),
    ...open.map(([method, path, serve]): Route => [method, path, guarded(serve, true)]),
  ]
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const notSignedIn: Answer = { status: 401, body: { error: 'The access token is invalid' } }

function isSignedIn(side: PublicSide, { headers }: Incoming): boolean {
  const { token } = side.accounts[instanceOf(headers)]
  return headers.authorization === `Bearer ${token}` && !side.revoked.has('mastodon')
}

function tooMany(): Answer {
  const reset = new Date(Date.now() + 1000).toISOString()
  return {
    status: 429,
    body: { error: 'Too many requests' },
    headers: { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
  }
}

function credentials(side: PublicSide, { headers }: Incoming): Answer {
  const source = {
    note: '',
    fields: [],
    privacy: 'public',
    sensitive: false,
    language: 'fr',
    follow_requests_count: 0,
    hide_collections: null,
    discoverable: true,
    indexable: false,
    attribution_domains: [],
    quote_policy: 'public',
  }
  const role = { id: '-99', name: '', color: '', permissions: '0', highlighted: false }
  return ok({ ...ownAccount(side, instanceOf(headers)), source, role })
}

/** Newest first; only that somebody names the town is told here. */
function notifications(side: PublicSide, { headers, query }: Incoming): Answer {
  const instance = instanceOf(headers)
  const types = [...query.getAll('types[]'), ...query.getAll('types')]
  if (types.length > 0 && !types.includes('mention')) return ok([])
  const limit = Math.min(Math.max(Number(query.get('limit') ?? 40) || 40, 1), 80)
  const all = [...side.said.values()].filter(one => one.place === instance).reverse()
  const from = all.findIndex(one => one.id === query.get('max_id')) + 1
  return ok(all.slice(from, from + limit).map(said => notificationOf(side, instance, said)))
}
