import type { Incoming } from '../../router.ts'
import { badRequest } from '../failure.ts'

export type PageRule = { byDefault: number; most: number }

export type Page<T> = { rows: T[]; '@odata.nextLink'?: string }

/** One page of what was found, with the absolute address of the next. */
export function takePage<T>(request: Incoming, origin: string, found: readonly T[], rule: PageRule): Page<T> {
  const size = readTop(request.query, rule)
  const start = readToken(request.query.get('$skiptoken'))
  const rows = found.slice(start, start + size)
  if (start + size >= found.length) return { rows }
  return { rows, '@odata.nextLink': linkWith(request, origin, '$skiptoken', writeToken(start + size)) }
}

function readTop(query: URLSearchParams, { byDefault, most }: PageRule): number {
  const text = query.get('$top')
  if (text === null) return byDefault
  const top = Number(text)
  if (!Number.isInteger(top) || top < 1 || top > most) {
    throw badRequest(
      `Invalid page size specified: '${text}'. Must be between 1 and ${most} inclusive.`,
      'Request_UnsupportedQuery',
    )
  }
  return top
}

/** Tokens are opaque, so that nobody counts on their shape. */
export function writeToken(place: number): string {
  return Buffer.from(`m~${place}`).toString('base64url')
}

function readToken(token: string | null): number {
  if (token === null) return 0
  const place = /^m~(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1]
  if (place === undefined) throw badRequest('The page token is not valid.', 'Directory_ExpiredPageToken')
  return Number(place)
}

/** The same address with one option changed; Graph writes `$` as it is. */
export function linkWith(request: Incoming, origin: string, option: string, value: string): string {
  const tokens = ['$skiptoken', '$deltatoken', 'token']
  const kept = [...request.query].filter(([name]) => name !== option && !tokens.includes(name))
  const query = [...kept, [option, value]].map(([name = '', text = '']) => `${name}=${encodeURIComponent(text)}`)
  return `${origin}${request.path}?${query.join('&')}`
}
