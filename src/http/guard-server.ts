import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type GuardLimits = {
  /** How long a connection may have no traffic, though something waits to be read or nothing is under way. */
  stallMs: number
  /** Requests under way on one connection: further ones wait, and its socket is not read meanwhile. */
  atOnce: number
  /** The pause before the next ones. */
  restMs: number
  /** Connections in all; beyond that, the one that was idle longest is closed. */
  connections: number
  /** Connections of one address, perhaps a proxy’s, on which no request has come yet. */
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
 * - an `error` of any request, response or socket has a listener. It need not act: the closing itself is noticed.
 * - requests that come in a heap on one connection (pipelining) are begun a few at a time, with a rest before the
 *   next few; what nobody reads is not made, and what a closed connection asked for is not begun.
 * - an answer that is written or ended, but not read for `stallMs`, is cut.
 * - there is always room for one more connection with a request: the one that was idle longest is closed.
 *
 * To be called after all other listeners of `request` were added.
 */
export function guardServer(server: Server, given: Partial<GuardLimits> = {}): void {
  const limits = { ...guardDefaults, ...given }
  const begin = server.listeners('request') as Work[]
  // Node answers an expectation by itself, and then asks for the request like any other.
  for (const event of ['request', 'checkContinue', 'upgrade']) server.removeAllListeners(event)
  /** The connection that was idle longest comes first. */
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

/** Node would make a request of each of fifteen hundred heads that come at once, which then wait in a line. */
function readInSlices({ socket, waiting }: Connection): void {
  const [parse] = socket.listeners('data')
  if (!parse) return
  socket.off('data', parse as () => void)
  socket.on('data', (chunk: Buffer) => {
    let at = 0
    // Node pauses where answers or a body have to be read first, and its parser may then be given nothing. A connection
    // that was handed over (CONNECT, or no HTTP) would end the process.
    while (at < chunk.length && waiting.length === 0 && !socket.isPaused() && !socket.destroyed)
      Reflect.apply(parse, socket, [chunk.subarray(at, (at += sliceBytes))])
    if (at >= chunk.length || socket.destroyed) return
    // The pause comes first: what is put back would be read at once.
    socket.pause()
    socket.unshift(chunk.subarray(at))
  })
}

/** The newest is in already: it is closed itself if all others are busy. */
function makeRoom(open: ReadonlyMap<Socket, Connection>, newest: Connection, limits: GuardLimits): void {
  const { remoteAddress } = newest.socket
  const sameAddress = [...open.values()].filter(
    ({ isHeard, socket }) => !isHeard && socket.remoteAddress === remoteAddress,
  )
  if (sameAddress.length > limits.unheard) sameAddress[0]!.socket.destroy()
  else if (open.size > limits.connections) ([...open.values()].find(isIdle) ?? newest).socket.destroy()
}

/** No complete request is being worked on: half a head or body, or an answer that only has to be read. */
function isIdle({ running, waiting }: Connection): boolean {
  return waiting.length === 0 && [...running].every(response => response.writableEnded || !response.req.complete)
}
