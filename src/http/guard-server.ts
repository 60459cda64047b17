import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type GuardLimits = {
  /** Nothing moves on a connection for so long, though something waits to be read or nothing is under way. */
  stallMs: number
  /** Of one connection: what comes beyond waits, and its socket is not read meanwhile. */
  atOnce: number
  /** Between those and the next so many. */
  restMs: number
  /** Of all; beyond, the one at which Mary has worked least lately is closed. */
  connections: number
  /** Of one address, which may be a proxy’s: connections on which no head has come yet. */
  unheard: number
}

/**
 * A person’s browser asks for one thing at a time on each connection, and so do Teams and proxies. Proxies open some
 * dozens before they have anything to say.
 */
const guardDefaults: GuardLimits = { stallMs: 10_000, atOnce: 4, restMs: 10, connections: 1_000, unheard: 100 }

/** A few dozen heads. */
const sliceBytes = 1_024

type Connection = {
  socket: Socket
  isHeard: boolean
  running: Set<ServerResponse>
  waiting: [request: IncomingMessage, response: ServerResponse][]
}
type Work = (request: IncomingMessage, response: ServerResponse) => void

/**
 * What each server of Mary’s needs so that no connection ends the process, or slows others:
 *
 * - an `error` of any request, response or socket is heard. Nobody has to answer for it: what it closes says so.
 * - requests that come in a heap on one connection (pipelining) are begun a few at a time, with a rest before the
 *   next few; what nobody reads is not made, and what a closed connection asked for is not begun.
 * - what was written or ended and is not read for `stallMs` is cut.
 * - there is always room for one more who has something to ask: the connection that was idle longest gives way.
 *
 * To be called once all that hears `request` does.
 */
export function guardServer(server: Server, given: Partial<GuardLimits> = {}): void {
  const limits = { ...guardDefaults, ...given }
  const begin = server.listeners('request') as Work[]
  // Node answers an expectation by itself, and then asks for the request like any other.
  for (const event of ['request', 'checkContinue', 'upgrade']) server.removeAllListeners(event)
  /** The one that nothing happened on for the longest time comes first. */
  const open = new Map<Socket, Connection>()
  const touch = (connection: Connection): void => {
    if (open.delete(connection.socket)) open.set(connection.socket, connection)
  }
  const run = (connection: Connection, request: IncomingMessage, response: ServerResponse): void => {
    connection.running.add(response)
    response.once('close', () => {
      connection.running.delete(response)
      touch(connection)
      const { running, waiting } = connection
      if (running.size === 0 && waiting.length > 0) setTimeout(goOn, limits.restMs, connection).unref()
    })
    for (const one of begin) one.call(server, request, response)
  }
  const goOn = (connection: Connection): void => {
    if (connection.socket.destroyed) return
    for (const one of connection.waiting.splice(0, limits.atOnce)) run(connection, ...one)
    if (connection.waiting.length === 0) connection.socket.resume()
  }
  server.on('connection', (socket: Socket) => {
    const connection: Connection = { socket, isHeard: false, running: new Set(), waiting: [] }
    open.set(socket, connection)
    socket.on('error', unheard)
    socket.once('close', () => open.delete(socket))
    readInSlices(connection)
    makeRoom(open, connection, limits)
  })
  server.on('request', (request, response) => {
    request.on('error', unheard)
    response.on('error', unheard)
    const connection = open.get(request.socket)
    if (!connection) return
    connection.isHeard = true
    touch(connection)
    const { running, waiting } = connection
    if (running.size < limits.atOnce && waiting.length === 0) return run(connection, request, response)
    waiting.push([request, response])
  })
  server.timeout = limits.stallMs
  server.on('timeout', (socket: Socket) => {
    const connection = open.get(socket)
    if (!connection || socket.writableLength > 0 || isIdle(connection)) socket.destroy()
  })
}

function unheard(): void {}

/** Node would make a request of each of fifteen hundred heads that come at once, and they would grow old in a line. */
function readInSlices({ socket, waiting }: Connection): void {
  const [parse] = socket.listeners('data')
  if (!parse) return
  socket.off('data', parse as () => void)
  socket.on('data', (chunk: Buffer) => {
    let at = 0
    // Node pauses where answers or a body have to be read first, and its parser may then be given nothing. One that was
    // let go (CONNECT, what is no HTTP) would end the process.
    while (at < chunk.length && waiting.length === 0 && !socket.isPaused() && !socket.destroyed)
      Reflect.apply(parse, socket, [chunk.subarray(at, (at += sliceBytes))])
    if (at >= chunk.length || socket.destroyed) return
    // First the pause: what is put back would be read at once.
    socket.pause()
    socket.unshift(chunk.subarray(at))
  })
}

/** The newest is in already: it goes itself where all others are being worked at. */
function makeRoom(open: ReadonlyMap<Socket, Connection>, newest: Connection, limits: GuardLimits): void {
  const { remoteAddress } = newest.socket
  const sameAddress = [...open.values()].filter(
    ({ isHeard, socket }) => !isHeard && socket.remoteAddress === remoteAddress,
  )
  if (sameAddress.length > limits.unheard) sameAddress[0]!.socket.destroy()
  else if (open.size > limits.connections) ([...open.values()].find(isIdle) ?? newest).socket.destroy()
}

/** Nothing that was asked for whole is being worked at: half a head or body, an answer that is only to be read. */
function isIdle({ running, waiting }: Connection): boolean {
  return waiting.length === 0 && [...running].every(response => response.writableEnded || !response.req.complete)
}
