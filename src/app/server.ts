import restify from 'restify'
import { askedPath } from '../http/asked-path.ts'
import type { ReadCalendar } from '../calendar/served-calendar.ts'
import type { ReadChart } from '../charts/served-charts.ts'
import type { Logger } from '../log.ts'
import { perSecond } from '../timing/per-second.ts'
import type { ReadPrinted } from '../print/read-printed.ts'
import type { ReadAttestation } from '../print/served-attestations.ts'
import type { ReadSite } from '../site/served-site.ts'
import { readBody } from '../http/read-body.ts'
import { readyAnswer } from '../http/readiness.ts'
import type { Routes } from './routes.ts'
import { createRefusals, type Thrown, thrownRefusal } from '../http/refusals.ts'
import { cutOr, echo, headFirst, inertPolicy, isBrowser, send, sendBusy } from '../http/send-answer.ts'
import { type Notified, parseJson, takeNotification } from '../http/take-notification.ts'

/** Teams sends at most some tens of KB; a megabyte of card data is nobody's honest click. */
const bodyMost = 256 * 1024
/** The longest signed name in an address. restify's router would take 100 signs at most, and find nothing. */
const nameMost = 250
/** How many unknown addresses are answered in a second. A person who mistypes one is alone in it. */
const strangeMost = 100
const known =
  /^\/+(?:api|graph|media|calendar|week|attestation|chart|site|journal|affiche|lire|confidentialite|tab|healthz|readyz)(?:[/?]|$)/i
/** A client that goes on sending after a refusal gets so long to read the refusal. */
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
  const mayAskStrange = perSecond(strangeMost, () => performance.now())
  server.pre((request, response, next) => {
    headFirst(response)
    if (known.test(request.url ?? '') || mayAskStrange()) return next()
    const error = 'too many at once'
    sendBusy(response, JSON.stringify({ error, reference: refused({ status: 429, error }) }))
    return next(false)
  })
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
    const isOff = meant !== null && routes.switchedOff?.(meant.split('?', 1)[0]!) === true
    if (meant !== null && !isOff) return next()
    refuse(request, response, isOff ? 404 : 400, 'no such address')
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
  look('/media/:name', async (request, response) => {
    const name = String((request.params as Record<string, unknown>)['name'])
    const picture = await routes.picture(name, request.headers['if-none-match'] ?? null)
    if (picture.kind === 'busy') return refuseBusy(request, response)
    if (picture.kind === 'over') return refuse(request, response, 410, 'this picture is over')
    if (picture.kind === 'unknown') return refuse(request, response, 404, 'no such picture')
    // A client asks again at each look: people may have withdrawn their agreement, or the card was taken back.
    const kept = { ...inertPolicy, 'cache-control': 'private, no-cache', etag: picture.tag }
    const isSame = picture.kind === 'same'
    response.writeHead(isSame ? 304 : 200, isSame ? kept : { 'content-type': picture.contentType, ...kept })
    response.end(isSame ? undefined : picture.bytes)
  })
  look('/calendar/:name', file(routes.calendar, 'no such entry'))
  look('/week/:name', file(routes.week ?? none, 'no such week'))
  look('/attestation/:name', file(routes.attestation ?? none, 'no such attestation'))
  look('/chart/:name', file(routes.chart ?? none, 'no such chart'))
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
    const { status, body } = await readyAnswer(routes)
    send(response, status, body)
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

  /** The sender gets the reference by which the log has the error. */
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

function errorOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : 'refused'
}
