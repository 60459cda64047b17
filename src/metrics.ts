import { createServer, type Server, type ServerResponse } from 'node:http'
import { Misconfigured } from './core/domain/errors.ts'
import { guardServer } from './http/guard-server.ts'
import { readyAnswer } from './http/readiness.ts'

export type Metrics = {
  /** An activity came in: `message`, `adaptiveCard/action`… */
  received(what: string): void
  /** A request to /api/messages was answered with this status. */
  answered(status: number): void
  /** A notification of Graph's came; `forged`: without the secret that Mary gave to Graph. */
  notified(how: 'heard' | 'forged'): void
  /** One send to Teams ended so. */
  sent(outcome: string): void
  /** Where to read the present pace towards Teams, per second, whenever figures are asked for. */
  watchPace(perSecond: () => number): void
  /** Where to read whether a restored or copied database holds her back. */
  watchHold(held: () => boolean): void
  /** Where to read the age, in seconds, of the kept directory; null: there is none yet. */
  watchDirectory(age: () => Promise<number | null>): void
  text(): Promise<string>
}

/** If no figures are asked for none are kept, and their library (20 MB) is not loaded. */
export const noMetrics: Metrics = {
  received: () => {},
  answered: () => {},
  notified: () => {},
  sent: () => {},
  watchPace: () => {},
  watchHold: () => {},
  watchDirectory: () => {},
  text: async () => '',
}

export async function createMetrics(): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import('prom-client')
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string, label: string) =>
    new Counter({ name, help, labelNames: [label], registers: [registry] })
  const activities = counter('mary_activities_total', 'Activities received from Teams', 'what')
  const answers = counter('mary_answers_total', 'Answers to POST /api/messages', 'status')
  const notifications = counter('mary_list_notifications_total', 'Notifications that claimed to come from Graph', 'how')
  const sends = counter('mary_sends_total', 'Requests to Teams by outcome', 'outcome')
  return {
    received: what => activities.inc({ what: known.has(what) ? what : 'other' }),
    answered: status => answers.inc({ status }),
    notified: how => notifications.inc({ how }),
    sent: outcome => sends.inc({ outcome }),
    watchPace: perSecond =>
      void new Gauge({
        name: 'mary_pace_per_second',
        help: 'Present pace towards Teams',
        registers: [registry],
        collect() {
          this.set(perSecond())
        },
      }),
    watchHold: held =>
      void new Gauge({
        name: 'mary_database_held',
        help: '1 while nothing leaves because the database is a restored or copied one',
        registers: [registry],
        collect() {
          this.set(held() ? 1 : 0)
        },
      }),
    watchDirectory: age =>
      void new Gauge({
        name: 'mary_directory_age_seconds',
        help: 'Since Graph last said what changed in Entra; -1: everybody is still to be read',
        registers: [registry],
        async collect() {
          // Without a database the other figures are still served.
          this.set((await age().catch(() => null)) ?? -1)
        },
      }),
    text: () => registry.metrics(),
  }
}

/** A label with values chosen by strangers would fill the memory. */
const known = new Set([
  'message',
  'adaptiveCard/action',
  'task/fetch',
  'task/submit',
  'tab/act',
  'installationUpdate',
  'conversationUpdate',
  'messageReaction',
])

/**
 * On loopback only: figures are for the operator. `/healthz` and `/readyz` answer there as well, so that requests from
 * outside cannot displace monitoring.
 */
export function serveMetrics(
  metrics: Metrics,
  port: number,
  ready: Parameters<typeof readyAnswer>[0],
): Promise<Server> {
  const answers: Record<string, () => Promise<{ status: number; text: string }>> = {
    '/metrics': async () => ({ status: 200, text: await metrics.text() }),
    '/healthz': async () => ({ status: 200, text: '{"status":"ok"}' }),
    '/readyz': async () => {
      const { status, body } = await readyAnswer(ready)
      return { status, text: JSON.stringify(body) }
    },
  }
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    const answer = request.method === 'GET' && Object.hasOwn(answers, url) ? answers[url] : undefined
    if (!answer) return end(response, 404, '')
    answer().then(
      ({ status, text }) => end(response, status, text),
      () => end(response, 500, ''),
    )
  })
  guardServer(server)
  return new Promise((resolve, reject) => {
    server.on('error', error => reject(refused(error, port)))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

function refused(error: Error, port: number): Error {
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error
  return new Misconfigured(
    'port-taken',
    `Port ${port} is taken: each process on one machine wants a METRICS_PORT of its own.`,
    { cause: error },
  )
}

/** Not chained: restify's patch of `writeHead` answers nothing. */
function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; version=0.0.4' })
  response.end(text)
}
