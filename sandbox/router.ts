import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createPattern, type Pattern } from './pattern.ts'

export type Incoming = {
  method: string
  /** As it came, without the query. */
  path: string
  /** Decoded. */
  params: Record<string, string>
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** Parsed JSON; undefined when the request carries none. */
  body: unknown
  raw: Buffer
}

export type Answer = {
  status: number
  /** Bytes and streams go as they are, anything else as JSON. */
  body?: unknown
  headers?: Record<string, string>
  /** The work was done, but the connection is destroyed in place of an answer. */
  cut?: boolean
}

export type Handler = (request: Incoming) => Promise<Answer>
export type Route = readonly [method: string, pattern: string, handler: Handler]

export type RouterOptions = {
  maxBytes?: number
  /** Answers what no route serves (404 by default). */
  missing?: Handler
  /** Sees every request with its answer, before it leaves. */
  watch?: (request: Incoming, answer: Answer) => void | Promise<void>
}

const maxBytesByDefault = 260 * 1024 * 1024

const missingByDefault: Handler = async () => failure(404, 'NotFound', 'No such address.')

/** Serves routes over node:http; the first one that fits wins, so `/users/delta` comes before `/users/:id`. */
export function createRouter(routes: readonly Route[], options: RouterOptions = {}): RequestListener {
  const answerTo = createDispatch(routes, options.missing)
  const { watch, maxBytes = maxBytesByDefault } = options
  return (message, response) => {
    const serve = async (): Promise<void> => {
      const incoming = await read(message, maxBytes)
      if ('status' in incoming) return write(response, incoming)
      const answer = await answerTo(incoming)
      await watch?.(incoming, answer)
      await write(response, answer)
    }
    serve().catch((error: unknown) => giveUp(response, error))
  }
}

/** The routes as one handler, for who already holds a request in hand (`$batch`). */
export function createDispatch(routes: readonly Route[], missing: Handler = missingByDefault): Handler {
  const tables = new Map<string, { pattern: Pattern; handler: Handler }[]>()
  for (const [method, pattern, handler] of routes) {
    tables.set(method, [...(tables.get(method) ?? []), { pattern: createPattern(pattern), handler }])
  }
  return async request => {
    for (const { pattern, handler } of tables.get(request.method) ?? []) {
      const params = pattern(request.path)
      if (params === undefined) continue
      request.params = params
      return handler(request)
    }
    return missing(request)
  }
}

async function read(message: IncomingMessage, maxBytes: number): Promise<Incoming | Answer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return failure(413, 'RequestEntityTooLarge', `More than ${maxBytes} bytes.`)
    chunks.push(chunk)
  }
  const raw = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
  const { path, query } = split(message.url ?? '/')
  const request = { method: message.method ?? 'GET', path, params: {}, query, headers: message.headers, raw }
  const isJson = /[/+]json\b/i.test(message.headers['content-type'] ?? '') && raw.length > 0
  if (!isJson) return { ...request, body: undefined }
  try {
    return { ...request, body: JSON.parse(raw.toString('utf8')) as unknown }
  } catch {
    return failure(400, 'BadRequest', 'Unable to read JSON request payload.')
  }
}

export function split(url: string): { path: string; query: URLSearchParams } {
  const at = url.indexOf('?')
  if (at < 0) return { path: url, query: new URLSearchParams() }
  return { path: url.slice(0, at), query: new URLSearchParams(url.slice(at + 1)) }
}

async function write(response: ServerResponse, answer: Answer): Promise<void> {
  const { status, body, headers = {}, cut } = answer
  if (cut === true) {
    response.destroy()
    return
  }
  if (body instanceof Readable) {
    response.writeHead(status, headers)
    // Whoever listens may leave at any time.
    await pipeline(body, response).catch(() => undefined)
    return
  }
  if (body === undefined || Buffer.isBuffer(body)) {
    // Not chained: where restify lives in the same process, its patch of `writeHead` answers nothing.
    response.writeHead(status, { ...headers, 'content-length': String(body?.length ?? 0) })
    response.end(body)
    return
  }
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
    'content-length': String(bytes.length),
  })
  response.end(bytes)
}

function giveUp(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
  if (response.headersSent) response.destroy()
  else void write(response, failure(500, 'generalException', 'The sandbox failed; its console says why.'))
}

function failure(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } }
}
