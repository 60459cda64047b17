import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Dispatcher, request } from 'undici'
import type { FeedFailure } from '../core/domain/agenda/agenda.ts'
import { bytesWithin } from '../outward/bytes-within.ts'
import { isOwnHost, mayReach, privateAddress, publicLookup, refusePrivate } from '../outward/public-address.ts'
import { dispatcherOut } from '../settings/way-out.ts'
import type { FeedMarks, FeedReading } from '../core/ports/outside.ts'

export type FetchOptions = {
  /** Names of hosts of the authority's own network, whose addresses may be private. */
  hosts: readonly string[]
  /** Of names to addresses; DNS, but in tests. */
  lookup?: Parameters<typeof publicLookup>[0]
  wholeMs?: number
}
export type Fetched = ({ kind: 'fetched'; bytes: Uint8Array } & FeedMarks) | Exclude<FeedReading, { kind: 'read' }>

/** The longest time for one calendar, with all redirects. */
const wholeMs = 20_000
const connectMs = 10_000
const bytesMost = 2_000_000
const hopsMax = 3
/** Longest pause that a server may ask for. */
const retryMostMs = 7 * 24 * 60 * 60_000
const headerMax = 500

/** Whether Mary reads that address at all. */
export function isReadable(url: URL, { hosts }: FetchOptions): boolean {
  return mayReach(url, hosts)
}

/**
 * The file at that address. A redirect is checked like the address, and a name is followed to public addresses only,
 * unless it is one of the authority's own hosts.
 */
export async function fetchIcs(address: string, known: FeedMarks, options: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.timeout(options.wholeMs ?? wholeMs)
  const agents = await openAgents(options)
  try {
    let url = new URL(address)
    for (let hops = 0; hops <= hopsMax; hops++) {
      if (url.protocol !== 'https:') return failed('redirects')
      if (!isReadable(url, options)) return failed('private')
      const isOwn = isOwnHost(url, options.hosts)
      if (!isOwn) await refusePrivate(url, options.lookup)
      const dispatcher = isOwn ? agents.own : agents.outside
      const response = await agents.request(url, { headers: asked(known), dispatcher, signal })
      const next = onward(response, url)
      if (next === null) return await answered(response)
      await response.body.dump()
      url = next
    }
    return failed('redirects')
  } catch (error) {
    return failed(signal.aborted ? 'slow' : becauseOf(error))
  } finally {
    await Promise.all([agents.own.destroy(), agents.outside.destroy()])
  }
}

type Agents = { request: typeof request; own: Dispatcher; outside: Dispatcher }

/** A few times a day: nothing is kept open. */
async function openAgents({ lookup }: FetchOptions): Promise<Agents> {
  const undici = await import('undici')
  const outside = dispatcherOut(undici, { connectMs, lookup: publicLookup(lookup) })
  return { request: undici.request, outside, own: dispatcherOut(undici, { connectMs }) }
}

function asked({ etag, modified }: FeedMarks): Record<string, string> {
  return {
    accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    'accept-encoding': 'identity',
    'user-agent': 'Mary',
    ...(etag !== null && { 'if-none-match': etag }),
    ...(modified !== null && { 'if-modified-since': modified }),
  }
}

/** Where a redirect leads; null: it is none. */
function onward({ statusCode, headers }: Dispatcher.ResponseData, from: URL): URL | null {
  const { location } = headers
  if (![301, 302, 303, 307, 308].includes(statusCode) || typeof location !== 'string') return null
  return URL.canParse(location, from.href) ? new URL(location, from) : null
}

async function answered(response: Dispatcher.ResponseData): Promise<Fetched> {
  const { statusCode, headers, body } = response
  if (statusCode !== 200) {
    await body.dump()
    return statusCode === 304 ? { kind: 'unchanged' } : failed(becauseOfStatus(statusCode), retryIn(headers))
  }
  const bytes = await bodyOf(response)
  if (bytes === null) return failed('too-large')
  return { kind: 'fetched', bytes, etag: header(headers['etag']), modified: header(headers['last-modified']) }
}

/** Null: too much. */
async function bodyOf({ headers, body }: Dispatcher.ResponseData): Promise<Uint8Array | null> {
  const bytes = await bytesWithin(body, bytesMost)
  // Some servers pack whatever they send.
  return bytes !== null && headers['content-encoding'] === 'gzip' ? unpacked(bytes) : bytes
}

async function unpacked(bytes: Buffer): Promise<Uint8Array | null> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: bytesMost })
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return null
    return bytes
  }
}

function becauseOfStatus(status: number): FeedFailure {
  if (status === 429 || status === 503) return 'busy'
  if ([401, 402, 403].includes(status)) return 'refused'
  return status === 404 || status === 410 ? 'not-found' : 'away'
}

/** Seconds, or a date. */
function retryIn(headers: Dispatcher.ResponseData['headers']): number | null {
  const value = header(headers['retry-after'])
  if (value === null) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, retryMostMs) : null
}

function header(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && value.length <= headerMax ? value : null
}

/** `retryInMs`: as of a reading. */
export function failed(
  because: FeedFailure,
  retryInMs: number | null = null,
): Extract<FeedReading, { kind: 'failed' }> {
  return { kind: 'failed', because, retryInMs }
}

/** By the network's error; a name may have several addresses, each with its own error. */
function becauseOf(error: unknown): FeedFailure {
  const codes = codesIn(error)
  if (codes.includes(privateAddress)) return 'private'
  if (codes.some(code => code.includes('TIMEOUT') || code === 'ETIMEDOUT')) return 'slow'
  return codes.some(code => /CERT|SELF_SIGNED|UNABLE_TO|^ERR_(?:TLS|SSL)/.test(code)) ? 'certificate' : 'away'
}

function codesIn(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const within = error instanceof AggregateError ? error.errors.flatMap(one => codesIn(one, depth + 1)) : []
  return [codeOf(error), ...within, ...('cause' in error ? codesIn(error.cause, depth + 1) : [])]
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
