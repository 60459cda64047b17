import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Misconfigured } from '../core/domain/errors.ts'
import { type GuardLimits, guardServer } from './guard-server.ts'

/** What restify makes: an event emitter around Node's own server. */
type Listener = { server: unknown; on(event: 'error', ignore: () => void): unknown }

export type Listening = {
  port: number
  /** Takes no more connections and waits, `ms` at most, for the requests under way. */
  close(ms: number): Promise<void>
}

const sweepMs = 20
/** Half a request holds a connection: no honest client needs so long for head or whole. Node checks each `checkMs`. */
const limits = { headMs: 5_000, requestMs: 10_000, checkMs: 1_000 }

export type ListenLimits = typeof limits & GuardLimits

function refusePort(error: unknown, port: number): never {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error
  throw new Misconfigured('port-taken', `Port ${port} is taken: end what listens there, or set PORT.`, { cause: error })
}

/** Throws when the port is taken. */
export async function listen(
  server: Listener,
  port: number,
  host: string,
  given: Partial<ListenLimits> = {},
): Promise<Listening> {
  const raw = server.server as Server
  const { headMs, requestMs, checkMs } = { ...limits, ...given }
  guardServer(raw, given)
  // restify emits it again, and an error without a listener ends the process before anybody can say why.
  server.on('error', () => undefined)
  raw.headersTimeout = headMs
  raw.requestTimeout = requestMs
  Object.assign(raw, { connectionsCheckingInterval: checkMs })
  raw.listen(port, host)
  await once(raw, 'listening').catch(error => refusePort(error, port))
  return {
    port: (raw.address() as AddressInfo).port,
    close: async ms => {
      const closed = once(raw, 'close')
      raw.close()
      // A kept-alive connection would keep the server open, before its answer or after.
      const sweeping = setInterval(() => raw.closeIdleConnections(), sweepMs)
      await Promise.race([closed, delay(ms, undefined, { ref: false })])
      clearInterval(sweeping)
      raw.closeAllConnections()
    },
  }
}
