import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Strike } from '../../networks/network-contract.ts'

/** The way to a real server, on which things go wrong as on the way to a stand-in. */
export type StruckWay = { url: string; strike(kind: Strike | null): Promise<void>; close(): Promise<void> }

/** What passes it is asked under the name by which the server knows itself. */
export async function wayTo(server: string): Promise<StruckWay> {
  const target = new URL(server)
  let struck: Strike | null = null
  const way = createServer(
    (asked, answer) =>
      void pass(target, asked, answer, struck).catch(() => {
        answer.destroy()
      }),
  )
  await new Promise<void>(resolve => way.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(way.address() as AddressInfo).port}`,
    strike: async kind => void (struck = kind),
    close: () =>
      new Promise<void>(resolve => {
        way.close(() => resolve())
        way.closeAllConnections()
      }),
  }
}

const pages = { throttle: 429, down: 503, page: 502 }

async function pass(target: URL, asked: IncomingMessage, answer: ServerResponse, struck: Strike | null): Promise<void> {
  const body = await buffer(asked)
  if (struck !== null && struck !== 'cut-after-accept') {
    const status = pages[struck]
    answer.writeHead(status, { 'content-type': 'text/html', 'retry-after': '1' }).end(`<h1>${status}</h1>`)
    return
  }
  const { status, headers, said } = await askServer(target, asked, body)
  if (struck === 'cut-after-accept' && asked.method !== 'GET') asked.socket.destroy()
  else answer.writeHead(status, headers).end(said)
}

type Said = { status: number; headers: IncomingMessage['headers']; said: Buffer }

function askServer(
  { hostname, port, host }: URL,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<Said> {
  const { promise, resolve, reject } = Promise.withResolvers<Said>()
  const sent = request({ hostname, port, method, path: url, headers: { ...headers, host }, agent: false }, got => {
    buffer(got).then(said => {
      const { 'transfer-encoding': _, ...rest } = got.headers
      resolve({ status: got.statusCode ?? 500, headers: { ...rest, 'content-length': String(said.length) }, said })
    }, reject)
  })
  sent.once('error', reject)
  sent.end(body)
  return promise
}
