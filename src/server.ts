import restify from 'restify'
import { askedPath } from './asked-path.ts'
import type { ReadCalendar } from './calendar/served-calendar.ts'
import type { ReadChart } from './charts/served-charts.ts'
import type { Logger } from './log.ts'
import type { ReadPrinted } from './print/read-printed.ts'
import type { ReadAttestation } from './print/served-attestations.ts'
import type { ReadSite } from './site/served-site.ts'
import { readBody } from './read-body.ts'
import type { Routes } from './routes.ts'
import { createRefusals, type Thrown, thrownRefusal } from './refusals.ts'
import { type Notified, parseJson, takeNotification } from './take-notification.ts'

/** Teams sends at most some tens of KB; a megabyte of card data is nobody's honest click. */
const bodyMost = 256 * 1024
/** Of a signed name in an address; restify's router would take 100 signs at most, and find nothing. */
const nameMost = 250
/** Whoever goes on sending after a refusal gets so long to read it. */
const lingerMs = 500

const notificationPath = '/graph/notifications'

export function createServer(
  routes: Routes,
  log: Logger,
  answered: (status: number) => void,
  notified: (how: Notified) => void = () => undefined,
): restify.Server {
  const options = { name: 'Mary', handleUncaughtExceptions: false, maxParamLength: nameMost }
  const server = restify.createServer(options)
  const refused = createRefusals(log)
  // restify reads each address as a URL behind this name, outside of any try: one that makes none ends the process.
  server.pre((request, response, next) => {
    request.headers.host = 'localhost'
    if (request.url?.startsWith('/')) return next()
    request.url = '/'
    refuse(request, response, 400, 'no such address')
    return next(false)
  })
  // Nothing that Teams sends is encoded, and a small body could become a large one.
  server.pre((request, response, next) => {
    const encoding = request.headers['content-encoding']
    if (encoding === undefined || encoding === 'identity') return next()
    if (routes.notified !== null && request.path() === notificationPath) notified('forged')
    refuse(request, response, 415, 'encoded bodies are not accepted')
    return next(false)
  })
  server.pre((request, response, next) => {
    const meant = askedPath(request.url ?? '')
    request.url = meant ?? request.url
    if (meant !== null) return next()
    refuse(request, response, 400, 'no such address')
    return next(false)
  })
  server.on('restifyError', (request: restify.Request, response: restify.Response, error: Thrown, done: () => void) => {
    const { status, why, retryAfter, ...inside } = thrownRefusal(error)
    if (retryAfter !== null && !response.headersSent) response.setHeader('retry-after', retryAfter)
    if (!response.headersSent) refuse(request, response, status, why, inside)
    done()
  })
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return refuse(request, response, 415, 'only JSON is accepted')
    const body = await readBody(request, bodyMost)
    if (body.kind === 'cut') return
    if (body.kind === 'too-large') return refuseLarge(request, response)
    const json = parseJson(body.bytes)
    if (json === undefined) return refuse(request, response, 400, 'not JSON')
    const answer = await routes.receive(request.headers['authorization'] ?? '', json)
    answered(answer.status)
    if (answer.status >= 400) return refuse(request, response, answer.status, errorOf(answer.body))
    send(response, answer.status, answer.body)
  })
  server.post(notificationPath, async (request: restify.Request, response: restify.Response) => {
    if (routes.notified === null) return refuse(request, response, 404, 'no such address')
    const taken = await takeNotification(request, bodyMost, routes.notified)
    if (taken.kind === 'cut') return
    if (taken.kind === 'echo') return echo(response, taken.text)
    notified(taken.how)
    if (taken.kind === 'too-large') return refuseLarge(request, response)
    send(response, 202, undefined)
  })
  server.get('/media/:name', async (request: restify.Request, response: restify.Response) => {
    const name = String((request.params as Record<string, unknown>)['name'])
    const picture = await routes.picture(name, request.headers['if-none-match'] ?? null)
    if (picture.kind === 'over') return refuse(request, response, 410, 'this picture is over')
    if (picture.kind === 'unknown') return refuse(request, response, 404, 'no such picture')
    // Whoever looks again asks again: people may have withdrawn their agreement, or the card was taken back.
    const kept = { 'cache-control': 'private, no-cache', etag: picture.tag, 'x-content-type-options': 'nosniff' }
    const isSame = picture.kind === 'same'
    response.writeHead(isSame ? 304 : 200, isSame ? kept : { 'content-type': picture.contentType, ...kept })
    response.end(isSame ? undefined : picture.bytes)
  })
  const file =
    (read: (name: string) => Promise<ReadCalendar | ReadAttestation | ReadChart>, unknown: string) =>
    async (request: restify.Request, response: restify.Response): Promise<void> => {
      const found = await read(String((request.params as Record<string, unknown>)['name']))
      if (found.kind === 'busy') return refuseBusy(request, response)
      if (found.kind === 'unknown') return refuse(request, response, 404, unknown)
      response.writeHead(200, { ...found.headers, 'content-length': found.bytes.byteLength })
      response.end(found.bytes)
    }
  const look = (path: string, handler: ReturnType<typeof file>): void => {
    server.get(path, handler)
    server.head(path, handler)
  }
  const none = async () => ({ kind: 'unknown' as const })
  look('/calendar/:name', file(routes.calendar, 'no such entry'))
  look('/week/:name', file(routes.week ?? none, 'no such week'))
  look('/attestation/:name', file(routes.attestation ?? none, 'no such attestation'))
  server.get('/chart/:name', file(routes.chart ?? none, 'no such chart'))
  const page =
    (read: ReadSite | ReadPrinted | undefined, under: string) =>
    async (request: restify.Request, response: restify.Response): Promise<void> => {
      const found = await read?.(request.path().slice(under.length), request.headers, request.method ?? 'GET')
      if (!found) return refuse(request, response, 404, 'no such page')
      if (found.status === 429) return refuseBusy(request, response)
      response.writeHead(found.status, found.headers)
      response.end(found.body ?? undefined)
    }
  for (const path of ['/site/:name', '/site/articles/:name']) look(path, page(routes.site, '/site/'))
  for (const path of ['/journal/:name', '/affiche/:name', '/lire/*', '/confidentialite', '/confidentialite/:name'])
    look(path, page(routes.printed, '/'))
  for (const { method, path, answer } of routes.tab)
    server[method](path, async (request: restify.Request, response: restify.Response) => {
      const refusal = await answer(request, response).catch((error: unknown) => cutOr(response, error))
      if (refusal === null) return
      for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value)
      if (refusal.status === 413) return refuseLarge(request, response)
      refuse(request, response, refusal.status, refusal.error)
    })
  look('/healthz', async (_request, response) => send(response, 200, { status: 'ok' }))
  look('/readyz', async (_request, response) => {
    const why = await routes.notReady()
    if (why.length > 0) return send(response, 503, { status: 'not ready', why })
    const held = routes.held()
    send(response, 200, held === null ? { status: 'ready' } : { status: 'ready', held })
  })
  return server

  function refuseLarge(request: restify.Request, response: restify.Response): void {
    refuse(request, response, 413, 'too large')
    setTimeout(() => request.complete || request.socket.destroy(), lingerMs).unref()
  }

  function refuseBusy(request: restify.Request, response: restify.Response): void {
    response.setHeader('retry-after', '1')
    refuse(request, response, 429, 'too many at once')
  }

  /** The sender gets the reference under which it stands in the log. */
  function refuse(
    request: restify.Request,
    response: restify.Response,
    status: number,
    error: string,
    inside: { err?: unknown } = {},
  ): void {
    const path = request.path?.() ?? ''
    const reference = refused({ status, error, method: request.method ?? '', path, ...inside })
    const isLook = request.method === 'GET' || request.method === 'HEAD'
    const page = isLook ? routes.errorPages({ status, reference, path, isBrowser: isBrowser(request) }) : null
    if (page) response.sendRaw(status, page.body, page.headers)
    else send(response, status, { error, reference })
  }
}

function send(response: restify.Response, status: number, body: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body)
  response.sendRaw(status, text, {
    'content-type': 'application/json; charset=utf-8',
    // What is refused now may be there later: nobody keeps it on the way.
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
}

/** Whether a page is rather wanted than JSON: restify answers the one that is, though its types say otherwise. */
function isBrowser(request: restify.Request): boolean {
  return String(request.accepts(['application/json', 'text/html'])) === 'text/html'
}

/** As it came, and nothing that a browser would run. */
function echo(response: restify.Response, text: string): void {
  response.sendRaw(200, text, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
}

/** Behind a head that was sent nothing can be said any more; restify would try, and end the process. */
function cutOr(response: restify.Response, error: unknown): null {
  if (!response.headersSent) throw error
  response.destroy()
  return null
}

function errorOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : 'refused'
}
