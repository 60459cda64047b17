import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type Seen = {
  method: string
  path: string
  body: Record<string, unknown>
  text: string
  authorization: string | undefined
}
/** `cut`: takes the request and breaks the connection; `status` may already have gone out. */
export type Reply = {
  status?: number
  body?: unknown
  headers?: Record<string, string>
  cut?: boolean
  afterMs?: number
  after?: Promise<void>
}

/** A Teams that answers as it is told, over a real connection. */
export class StubTeams {
  readonly seen: Seen[] = []
  reply: (request: Seen) => Reply = request => ({
    status: 201,
    body: { id: request.path.endsWith('/conversations') ? 'a:new' : '1732' },
  })
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  constructor() {
    this.#server = createServer((request, response) => {
      void read(request).then(async seen => {
        this.seen.push(seen)
        const { status, body, headers = {}, cut = false, afterMs = 0, after } = this.reply(seen)
        await after
        if (afterMs > 0) await new Promise(resolve => setTimeout(resolve, afterMs))
        if (cut && status !== undefined) {
          response.writeHead(status, { 'content-length': '100' })
          response.write('{"id":')
        }
        if (cut) return setImmediate(() => request.socket.destroy())
        response.writeHead(status ?? 201, { 'content-type': 'application/json', ...headers })
        return response.end(body === undefined ? '' : JSON.stringify(body))
      })
    })
    this.#server.on('connection', socket => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
  }

  get connections(): number {
    return this.#sockets.size
  }

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/emea/tenant/`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }
}

async function read(request: IncomingMessage): Promise<Seen> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const { method = '', url = '', headers } = request
  return {
    method,
    path: url,
    text,
    authorization: headers.authorization,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  }
}
