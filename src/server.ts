import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import restify from 'restify'
import { Misconfigured } from './core/domain/errors.ts'
import type { ReadCalendar } from './calendar/served-calendar.ts'
import type { Logger } from './log.ts'
import type { ReadPicture } from './media/picture-files.ts'
import { readBody } from './read-body.ts'
import { createRefusals } from './refusals.ts'
import { type Notified, parseJson, takeNotification } from './take-notification.ts'

export type Routes = {
  /** POST /api/messages, with the parsed body. */
  receive(authorization: string, body: unknown): Promise<{ status: number; body?: unknown }>
  /**
   * POST /graph/notifications, with the parsed body. `forged`: nothing in it bears the secret that Mary gave to Graph.
   * Null: Graph was asked for none.
   */
  notified: ((body: unknown) => Promise<Notified>) | null
  /** GET /media/:name */
  picture(name: string): Promise<ReadPicture>
  /** GET /calendar/:name */
  calendar(name: string): Promise<ReadCalendar>
  /** Why Mary is not ready, for GET /readyz; empty when she is. */
  notReady(): Promise<string[]>
  /** Why she sends nothing by herself though she is ready; null when nothing holds her back. */
  held(): string | null
}

/** Teams sends at most some tens of KB; a megabyte of card data is nobody's honest click. */
const bodyMost = 256 * 1024
/** Whoever goes on sending after a refusal gets so long to read it. */
const lingerMs = 500

const notificationPath = '/graph/notifications'

/** What restify says of a request that it will not have. */
type Refused = { statusCode?: number; name?: string }

export function createServer(
  routes: Routes,
  log: Logger,
  answered: (status: number) => void,
  notified: (how: Notified) => void = () => undefined,
): restify.Server {
  const server = restify.createServer({ name: 'Mary', handleUncaughtExceptions: false })
  const refused = createRefusals(log)
  // Nothing that Teams sends is encoded, and a small body could become a large one.
  server.pre((request, response, next) => {
    const encoding = request.headers['content-encoding']
    if (encoding === undefined || encoding === 'identity') return next()
    if (routes.notified !== null && request.path() === notificationPath) notified('forged')
    refuse(request, response, 415, 'encoded bodies are not accepted')
    return next(false)
  })
  server.on(
    'restifyError',
    (request: restify.Request, response: restify.Response, error: Refused, done: () => void) => {
      const status = error.statusCode ?? 500
      const why = status < 500 ? (error.name ?? 'refused') : 'something went wrong'
      if (!response.headersSent) refuse(request, response, status, why, status < 500 ? {} : { err: error })
      done()
    },
  )
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
    const picture = await routes.picture(String((request.params as Record<string, unknown>)['name']))
    if (picture.kind === 'over') return refuse(request, response, 410, 'this picture is over')
    if (picture.kind !== 'served') return refuse(request, response, 404, 'no such picture')
    response.writeHead(200, {
      'content-type': picture.contentType,
      // Whoever looks again asks again: people may have withdrawn their agreement, or the card was taken back.
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    })
    response.end(picture.bytes)
  })
  const calendar = async (request: restify.Request, response: restify.Response): Promise<void> => {
    const entry = await routes.calendar(String((request.params as Record<string, unknown>)['name']))
    if (entry.kind === 'busy') response.setHeader('retry-after', '1')
    if (entry.kind === 'busy') return refuse(request, response, 429, 'too many at once')
    if (entry.kind === 'unknown') return refuse(request, response, 404, 'no such entry')
    response.writeHead(200, { ...entry.headers, 'content-length': entry.bytes.byteLength })
    response.end(entry.bytes)
  }
  server.get('/calendar/:name', calendar)
  server.head('/calendar/:name', calendar)
  server.get('/healthz', async (_request: restify.Request, response: restify.Response) =>
    send(response, 200, { status: 'ok' }),
  )
  server.get('/readyz', async (_request: restify.Request, response: restify.Response) => {
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

  /** The sender gets the reference under which it stands in the log. */
  function refuse(
    request: restify.Request,
    response: restify.Response,
    status: number,
    error: string,
    inside: { err?: unknown } = {},
  ): void {
    const reference = refused({ status, error, method: request.method ?? '', path: request.path?.() ?? '', ...inside })
    send(response, status, { error, reference })
  }
}

function send(response: restify.Response, status: number, body: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body)
  response.sendRaw(status, text, { 'content-type': 'application/json; charset=utf-8' })
}

/** As it came, and nothing that a browser would run. */
function echo(response: restify.Response, text: string): void {
  response.sendRaw(200, text, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
}

function errorOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : 'refused'
}

export type Listening = {
  port: number
  /** Takes no more connections and waits, `ms` at most, for the requests under way. */
  close(ms: number): Promise<void>
}

const sweepMs = 20
/**
 * Half a request holds a connection: nobody honest needs so long for the head, or for the whole of it. Node looks each
 * `checkMs`. Teams and a proxy in front keep some dozens of connections; beyond `connections` a new one is closed.
 */
const limits = { headMs: 5_000, requestMs: 10_000, checkMs: 1_000, connections: 1_000 }

function refusePort(error: unknown, port: number): never {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error
  throw new Misconfigured('port-taken', `Port ${port} is taken: end what listens there, or set PORT.`, { cause: error })
}

/** Throws when the port is taken. */
export async function listen(
  server: restify.Server,
  port: number,
  host: string,
  { headMs, requestMs, checkMs, connections } = limits,
): Promise<Listening> {
  const raw = server.server as Server
  // restify says it again, and what nobody hears ends the process before anybody can say why.
  server.on('error', () => undefined)
  raw.headersTimeout = headMs
  raw.requestTimeout = requestMs
  Object.assign(raw, { connectionsCheckingInterval: checkMs })
  raw.maxConnections = connections
  raw.listen(port, host)
  await once(raw, 'listening').catch(error => refusePort(error, port))
  return {
    port: (raw.address() as AddressInfo).port,
    close: async ms => {
      const closed = once(raw, 'close')
      raw.close()
      // A kept-alive connection would hold the server open, before its answer or after.
      const sweeping = setInterval(() => raw.closeIdleConnections(), sweepMs)
      await Promise.race([closed, delay(ms, undefined, { ref: false })])
      clearInterval(sweeping)
      raw.closeAllConnections()
    },
  }
}
