import { createServer, request, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export type ConnectProxy = {
  /** `http://host:port`, with what it asks for before the host. */
  address: string
  host: string
  /** Where it was asked to open a way to, or to fetch from, `host:port`. */
  asked: string[]
  /** Opens ways; refuses; or takes the connection and says nothing. */
  mood: 'open' | 'refuse' | 'silent'
  close(): Promise<void>
}

const credentials = 'mary:s3cret'

/** A real proxy on this machine: CONNECT for https, whole addresses for http, and a password. */
export async function startConnectProxy(): Promise<ConnectProxy> {
  const open = new Set<Socket>()
  const server = createServer((asking, response) => {
    const url = new URL(asking.url ?? '')
    if (!mayPass(asking)) return void response.writeHead(407).end()
    own.asked.push(url.host)
    const { method, headers } = asking
    const onward = request(url, { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.writeHead(502).end())
    asking.pipe(onward)
  })
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy())
  })
  server.on('connect', (asking: IncomingMessage, near: Socket) => {
    if (own.mood === 'silent') return
    if (own.mood === 'refuse') return void near.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    if (!mayPass(asking)) return void near.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    own.asked.push(asking.url ?? '')
    const [host = '', port = ''] = (asking.url ?? '').split(':')
    const far = connect(Number(port), host, () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n')
      near.pipe(far).pipe(near)
    })
    open.add(far)
    far.on('close', () => near.destroy()).on('error', () => near.destroy())
    near.on('close', () => far.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const own: ConnectProxy = {
    address: `http://${credentials}@${host}`,
    host,
    asked: [],
    mood: 'open',
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return own
}

function mayPass({ headers }: IncomingMessage): boolean {
  return headers['proxy-authorization'] === `Basic ${Buffer.from(credentials).toString('base64')}`
}
