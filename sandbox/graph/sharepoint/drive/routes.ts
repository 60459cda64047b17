import type { Answer, Handler, Incoming, Route } from '../../../router.ts'
import type { Town } from '../../../town/town.ts'
import { badRequest, GraphFailure, noItem } from '../../failure.ts'
import { refusing } from '../../guard.ts'
import { linkWith, takePage } from '../../odata/page.ts'
import { pickSelected, readSelect } from '../../odata/query.ts'
import type { GraphState } from '../../state.ts'
import { siteKey } from '../views.ts'
import type { KeptDriveItem } from './kept.ts'
import { itemAt, itemOf, placeAt, settleConflict, type Place } from './place.ts'
import { Uploads } from './uploads.ts'
import { downloadAddress, driveItemView, driveView, linkView } from './views.ts'

type Find = (request: Incoming) => KeptDriveItem
type FindPlace = (request: Incoming) => Place

/** https://learn.microsoft.com/graph/api/driveitem-put-content */
const mostBytes = 250 * 1024 * 1024
const anyBytes = 'application/octet-stream'

/** The library: `graph` behind the guard, `open` for the addresses that carry their own right. */
export function driveRoutes(town: Town, state: GraphState): { graph: Route[]; open: Route[] } {
  const uploads = new Uploads(state.origin)
  const routes = ['/v1.0/drives/:driveId', '/v1.0/sites/:siteId/drive']
    .flatMap(base => routesUnder(base, town, state, uploads))
    .map(([method, path, handler]) => [method, path, ofDrive(town, handler)] as const)
  return { graph: routes, open: [...uploads.routes(), downloadRoute(state)] }
}

function ofDrive(town: Town, handler: Handler): Handler {
  return async request => {
    const { driveId, siteId } = request.params
    const isOurs = driveId === town.site.driveId || [town.site.id, siteKey(town), 'root'].includes(siteId ?? '')
    if (!isOurs) throw noItem('The drive was not found.')
    return handler(request)
  }
}

function routesUnder(base: string, town: Town, state: GraphState, uploads: Uploads): Route[] {
  const { drive } = state.sharePoint
  const byId: Find = request => itemOf(drive, request.params.itemId ?? '')
  const byPath: Find = request => itemAt(drive, request.params.path ?? '')
  const root: Find = () => drive.root
  const placeById: FindPlace = request => {
    const { parentId, name } = byId(request)
    if (parentId === null) throw badRequest('A folder has no content.', 'invalidRequest')
    return { parentId, name }
  }
  const placeByPath: FindPlace = request => placeAt(drive, request.params.path ?? '')
  const placeBelow: FindPlace = request =>
    placeAt(drive, request.params.path ?? '', itemOf(drive, request.params.parentId ?? ''))
  const find = (at: string, item: Find): Route[] => reading(`${base}/${at}`, town, state, item)
  const put = (at: string, place: FindPlace): Route[] => writing(`${base}/${at}`, town, state, uploads, place)
  return [
    ['GET', base, async () => ({ status: 200, body: driveView(town, state.origin()) })],
    ...put('items/:itemId/', placeById),
    ...put('root:/:path*:/', placeByPath),
    ...put('items/:parentId:/:path*:/', placeBelow),
    ...find('root:/:path*:/', byPath),
    ...find('root/', root),
    ...find('items/:itemId/', byId),
    ['GET', `${base}/root:/:path*`, async request => itemAnswer(town, state, byPath(request), request)],
    ['GET', `${base}/root/delta`, async request => deltaAnswer(town, state, request)],
    ['GET', `${base}/root`, async request => itemAnswer(town, state, drive.root, request)],
    ['GET', `${base}/items/:itemId`, async request => itemAnswer(town, state, byId(request), request)],
    [
      'DELETE',
      `${base}/items/:itemId`,
      async request => {
        const item = byId(request)
        if (item.parentId === null) throw new GraphFailure(403, 'accessDenied', 'The root cannot be deleted.')
        drive.delete(item)
        return { status: 204 }
      },
    ],
  ]
}

function reading(at: string, town: Town, state: GraphState, find: Find): Route[] {
  const { drive } = state.sharePoint
  return [
    [
      'GET',
      `${at}children`,
      async request => {
        const children = drive.children(find(request).id)
        const { rows, ...next } = takePage(request, state.origin(), children, { byDefault: 200, most: 1000 })
        const value = rows.map(item => chosenItem(town, state, item, request))
        return {
          status: 200,
          body: { '@odata.context': `${state.origin()}/v1.0/$metadata#driveItems`, ...next, value },
        }
      },
    ],
    [
      'GET',
      `${at}content`,
      async request => {
        const item = find(request)
        if (item.isFolder) throw badRequest('A folder has no content.', 'invalidRequest')
        return { status: 302, headers: { location: downloadAddress(state.origin(), item) } }
      },
    ],
    [
      'POST',
      `${at}createLink`,
      async request => {
        const item = find(request)
        const { type, scope } = (request.body ?? {}) as { type?: unknown; scope?: unknown }
        if (type !== 'view' || scope !== 'organization') throw badRequest('Only links to look at.', 'invalidRequest')
        return { status: 201, body: linkView(town, state.origin(), item) }
      },
    ],
  ]
}

function writing(at: string, town: Town, state: GraphState, uploads: Uploads, find: FindPlace): Route[] {
  const { drive } = state.sharePoint
  const write = ({ parentId, name }: Place, contentType: string, bytes: Buffer): Answer => {
    const isNew = drive.child(parentId, name) === undefined
    const item = drive.write(parentId, name, contentType, bytes)
    const context = { '@odata.context': `${state.origin()}/v1.0/$metadata#driveItems/$entity` }
    return { status: isNew ? 201 : 200, body: { ...context, ...driveItemView(town, state.origin(), drive, item) } }
  }
  return [
    [
      'PUT',
      `${at}content`,
      async request => {
        const { raw, headers } = request
        if (raw.length > mostBytes) throw new GraphFailure(413, 'invalidRequest', 'Too large for a simple upload.')
        return write(settleConflict(drive, request, find(request)), headers['content-type'] ?? anyBytes, raw)
      },
    ],
    [
      'POST',
      `${at}createUploadSession`,
      async request => {
        const item = (request.body as { item?: Record<string, unknown> } | null | undefined)?.item
        const place = settleConflict(drive, request, find(request), item?.['@microsoft.graph.conflictBehavior'])
        return uploads.open({
          finish: (contentType, bytes) => write(place, contentType === '' ? anyBytes : contentType, bytes),
        })
      },
    ],
  ]
}

function chosenItem(town: Town, state: GraphState, item: KeptDriveItem, request: Incoming): Record<string, unknown> {
  const view = driveItemView(town, state.origin(), state.sharePoint.drive, item)
  const known = readSelect(request.query)?.filter(name => name in view)
  return pickSelected(view, known, Object.keys(view), 'microsoft.graph.driveItem')
}

function itemAnswer(town: Town, state: GraphState, item: KeptDriveItem, request: Incoming): Answer {
  const context = { '@odata.context': `${state.origin()}/v1.0/$metadata#driveItems/$entity` }
  return { status: 200, body: { ...context, ...chosenItem(town, state, item, request) } }
}

/** The whole of it: no token of before is taken. https://learn.microsoft.com/graph/api/driveitem-delta */
function deltaAnswer(town: Town, state: GraphState, request: Incoming): Answer {
  const { rows, ...next } = takePage(request, state.origin(), state.sharePoint.drive.all(), {
    byDefault: 200,
    most: 1000,
  })
  const value = rows.map(item => {
    const view = chosenItem(town, state, item, request)
    const { path: _path, ...parent } = (view['parentReference'] ?? {}) as Record<string, unknown>
    return 'parentReference' in view ? { ...view, parentReference: parent } : view
  })
  const last =
    '@odata.nextLink' in next ? next : { '@odata.deltaLink': linkWith(request, state.origin(), 'token', 't') }
  return {
    status: 200,
    body: { '@odata.context': `${state.origin()}/v1.0/$metadata#Collection(driveItem)`, ...last, value },
  }
}

function downloadRoute(state: GraphState): Route {
  const { drive } = state.sharePoint
  return [
    'GET',
    '/download/:id',
    refusing(async request => {
      const item = drive.get(request.params.id ?? '')
      const bytes = drive.content(request.params.id ?? '')
      const isHolder = item !== undefined && downloadAddress('', item).endsWith(`?${request.query.toString()}`)
      if (bytes === undefined || !isHolder) throw noItem()
      const headers = {
        'content-type': item.contentType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(item.name)}`,
      }
      return { status: 200, headers, body: bytes }
    }),
  ]
}
