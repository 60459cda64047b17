import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { generate } from 'selfsigned'
import type { Credential } from '../../src/outward/credential.ts'
import { createGraph, type Graph } from '../../src/graph/graph.ts'

export type Heard = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
  json: unknown
}
/** `cut`: the connection is destroyed instead of an answer. */
export type Said = { status: number; body?: unknown; headers?: Record<string, string>; cut?: true }
export type Stub = {
  url: string
  heard: Heard[]
  graph: Graph
  answer: (heard: Heard) => Said | Promise<Said>
  stop(): Promise<void>
}

async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  })
  setDefaultCACertificates([...getCACertificates('default'), cert])
  return { key, cert }
}

let certificate: ReturnType<typeof makeCertificate> | undefined

/** A far side that says what the test wants, over real https; set `answer`. */
export async function startStub(): Promise<Stub> {
  const server = createServer(await (certificate ??= makeCertificate()), (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const url = new URL(request.url ?? '/', stub.url)
      const body = Buffer.concat(chunks)
      const { method = '', headers } = request
      const heard = { method, path: url.pathname, query: url.searchParams, headers, body, json: readJson(body) }
      stub.heard.push(heard)
      const said = await stub.answer(heard)
      if (said.cut) return void request.socket.destroy()
      response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers })
      response.end(said.body === undefined ? undefined : JSON.stringify(said.body))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `https://localhost:${(server.address() as AddressInfo).port}`
  const stub: Stub = {
    url,
    heard: [],
    graph: createGraph({ graphUrl: url, credential: fixed('token') }),
    answer: () => ({ status: 500 }),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return stub
}

export async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const page of pages) found.push(page)
  return found
}

type Asked = { id: string; url: string }

/** The answer to a `$batch` from those to its parts, the last one first as Graph may do. */
export async function inBatch(
  { json, ...outer }: Heard,
  answer: (heard: Heard) => Said | Promise<Said>,
): Promise<Said> {
  const answered = async ({ id, url }: Asked): Promise<object> => {
    const { pathname, searchParams } = new URL(`/v1.0${url}`, 'https://localhost')
    const said = await answer({ ...outer, method: 'GET', path: pathname, query: searchParams, json: undefined })
    return { id, ...said, headers: said.headers ?? {} }
  }
  const responses = await Promise.all((json as { requests: Asked[] }).requests.map(answered))
  return { status: 200, body: { responses: responses.toReversed() } }
}

export function fixed(token: string): Credential {
  return { token: async () => token, renew: async () => `${token}-renewed` }
}

export function refusal(status: number, code: string, message = code): Said {
  return { status, body: { error: { code, message, innerError: { 'request-id': 'r', date: '2026-11-25T08:00:00' } } } }
}

export function at(ms = 0): string {
  return new Date(Date.UTC(2026, 10, 25, 8) + ms).toISOString()
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
