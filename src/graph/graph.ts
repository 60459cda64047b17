import { Client, GraphClientError, HTTPMessageHandler, ResponseType } from '@microsoft/microsoft-graph-client'
import { Misconfigured, Unavailable } from '../core/domain/errors.ts'
import type { Credential } from '../outward/credential.ts'
import { shallowJson } from '../outward/shallow-json.ts'
import { failureOf, networkFailure } from './transport/failure.ts'
import { authenticate, keepCause, limitTime, retryBriefly } from './transport/middleware.ts'

export type Ask = {
  /** The permission named to the operator when Graph refuses. */
  needs: string
  query?: Record<string, string | number>
  headers?: Record<string, string>
}

/**
 * Microsoft Graph v1.0. Paths start with `/` and are already encoded (see `segment`). Throws Unavailable (429, 5xx, no
 * answer), Misconfigured (401, 403) or GraphRefusal (everything else that is not a success).
 */
export type Graph = {
  /** Where the API lives, `https://graph.microsoft.com/v1.0`. */
  root: string
  get<T>(path: string, ask: Ask): Promise<T>
  /** A body of bytes goes as it is, anything else as JSON. */
  send<T>(method: 'POST' | 'PATCH' | 'PUT', path: string, body: unknown, ask: Ask): Promise<T>
  remove(path: string, ask: Ask): Promise<void>
  /** The `value` of each page. */
  pages<T>(path: string, ask: Ask): AsyncIterable<T[]>
}

type Page<T> = { value: T[]; '@odata.nextLink'?: string }
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export function createGraph(options: { graphUrl: string; credential: Credential }): Graph {
  const { graphUrl, credential } = options
  if (!graphUrl.startsWith('https://')) throw new Misconfigured('graph-url', 'GRAPH_URL must be an https address')
  const root = `${graphUrl}/v1.0`
  const chain = [keepCause(), authenticate(credential, graphUrl), retryBriefly(), limitTime(), new HTTPMessageHandler()]
  const client = Client.initWithMiddleware({ baseUrl: graphUrl, middleware: chain })
  const request = async <T>(method: Method, path: string, ask: Ask, body?: unknown): Promise<T> => {
    const what = `${method} ${path}`
    const call = client.api(path + queryOf(ask.query)).headers(ask.headers ?? {})
    call.responseType(ResponseType.RAW)
    const { response, text } = await answered(send(call, method, body), what)
    if (!response.ok) throw failureOf(response, text, what, ask.needs)
    return (text === '' ? undefined : shallowJson(text)) as T
  }
  return {
    root,
    get: (path, ask) => request('GET', path, ask),
    send: (method, path, body, ask) => request(method, path, ask, body),
    remove: (path, ask) => request('DELETE', path, ask),
    pages: async function* <T>(path: string, ask: Ask) {
      let page = await request<Page<T>>('GET', path, ask)
      while (true) {
        yield page.value
        const next = page['@odata.nextLink']
        if (next === undefined) return
        page = await request<Page<T>>('GET', within(root, next), { ...ask, query: {} })
      }
    },
  }
}

export function segment(text: string): string {
  // The site id `host,guid,guid` and thread ids are written with these as they are.
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%40', '@')
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

type Call = ReturnType<Client['api']>

function send(call: Call, method: Method, body: unknown): Promise<Response> {
  // The client would send the whole buffer that a view looks into, unless it is a Buffer.
  const content = body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : body
  switch (method) {
    case 'GET':
      return call.get()
    case 'POST':
      return call.post(content)
    case 'PATCH':
      return call.patch(content)
    case 'PUT':
      return call.put(content)
    case 'DELETE':
      return call.delete()
  }
}

async function answered(call: Promise<Response>, what: string): Promise<{ response: Response; text: string }> {
  try {
    const response = await call
    return { response, text: await response.text() }
  } catch (error) {
    const cause: unknown = error instanceof GraphClientError ? error.customError : error
    throw cause instanceof Unavailable || cause instanceof Misconfigured ? cause : networkFailure(cause, what)
  }
}

function queryOf(query: Ask['query'] = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** The path of an address that Graph gave for the next page. */
export function within(root: string, nextLink: string): string {
  // The client takes an absolute http:// address for a relative path, and would send the token to any https:// one.
  if (!nextLink.startsWith(`${root}/`)) {
    throw new Unavailable('graph-next-link', { cause: new Error('a next link leads elsewhere') })
  }
  return nextLink.slice(root.length)
}
