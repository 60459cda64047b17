import type { Answer, Handler, Incoming, Route } from '../../router.ts'
import { publicGuard } from '../public-guard.ts'
import type { PublicSide } from '../public-side.ts'
import { getPostThread, listNotifications, resolveHandle } from './app-view.ts'
import { uploadBlob } from './blobs.ts'
import { createRecord, deleteRecord, getRecord, listRecords, putRecord } from './repo.ts'
import { createSession, refreshSession, signedIn } from './sessions.ts'
import { tooMany, xrpcError } from './xrpc.ts'

type Serve = (side: PublicSide, request: Incoming) => Answer

/** Reading needs no account; writing does, and so do questions about an account of one's own. */
const open: readonly (readonly [string, string, Serve])[] = [
  ['POST', 'com.atproto.server.createSession', createSession],
  ['POST', 'com.atproto.server.refreshSession', refreshSession],
  ['GET', 'com.atproto.identity.resolveHandle', resolveHandle],
  ['GET', 'com.atproto.repo.getRecord', getRecord],
  ['GET', 'com.atproto.repo.listRecords', listRecords],
]
const signed: readonly (readonly [string, string, Serve])[] = [
  ['POST', 'com.atproto.repo.uploadBlob', uploadBlob],
  ['POST', 'com.atproto.repo.putRecord', putRecord],
  ['POST', 'com.atproto.repo.createRecord', createRecord],
  ['POST', 'com.atproto.repo.deleteRecord', deleteRecord],
  ['GET', 'app.bsky.notification.listNotifications', listNotifications],
  ['GET', 'app.bsky.feed.getPostThread', getPostThread],
]

/** A personal data server of Bluesky with one account, the town's; it plays the app view behind it too. */
export function pdsRoutes(side: PublicSide): Route[] {
  const guarded = (handler: Handler): Handler => publicGuard(side, 'bluesky', tooMany, handler)
  const serve =
    (handler: Serve): Handler =>
    async request =>
      handler(side, request)
  const unknown: Handler = async () => xrpcError(501, 'MethodNotImplemented', 'Method Not Implemented')
  return [
    ...open.map(([method, name, handler]): Route => [method, `/xrpc/${name}`, guarded(serve(handler))]),
    ...signed.map(([method, name, handler]): Route => [
      method,
      `/xrpc/${name}`,
      guarded(signedIn(side, serve(handler))),
    ]),
    ...['GET', 'POST'].map((method): Route => [method, '/xrpc/:name', unknown]),
  ]
}
