import type { Incoming } from '../../router.ts'
import { badRequest } from '../failure.ts'

export type PageRule = { byDefault: number; most: number }

type Token = { place: number; after: string }

const overlap = 100

export type Page<T> = { rows: T[]; '@odata.nextLink'?: string }

/**
 * One page of what was found, with the absolute address of the next. `idOf`: of a collection from which rows may go
 * between two pages; the next one then begins after the last row that was given.
 */
export function takePage<T>(
  request: Incoming,
  origin: string,
  found: readonly T[],
  rule: PageRule,
  idOf: (row: T) => string = () => '',
): Page<T> {
  const size = readTop(request.query, rule)
  const start = startOf(found, readToken(request.query.get('$skiptoken')), idOf)
  const rows = found.slice(start, start + size)
  const last = rows.at(-1)
  if (start + size >= found.length || last === undefined) return { rows }
  return { rows, '@odata.nextLink': linkWith(request, origin, '$skiptoken', writeToken(start + size, idOf(last))) }
}

/** Where the last row is gone itself, some come twice: never is one left out. */
function startOf<T>(found: readonly T[], { place, after }: Token, idOf: (row: T) => string): number {
  const before = place > 0 ? found[place - 1] : undefined
  if (after === '' || (before !== undefined && idOf(before) === after)) return place
  const at = found.findIndex(row => idOf(row) === after)
  return at < 0 ? Math.max(0, place - overlap) : at + 1
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
export function writeToken(place: number, after = ''): string {
  return Buffer.from(`m~${place}~${after}`).toString('base64url')
}

function readToken(token: string | null): Token {
  if (token === null) return { place: 0, after: '' }
  const made = /^m~(\d+)~(.*)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))
  if (made === null) throw badRequest('The page token is not valid.', 'Directory_ExpiredPageToken')
  return { place: Number(made[1]), after: made[2] ?? '' }
}

/** The same address with one option changed; Graph writes `$` as it is. */
export function linkWith(request: Incoming, origin: string, option: string, value: string): string {
  const tokens = ['$skiptoken', '$deltatoken', 'token']
  const kept = [...request.query].filter(([name]) => name !== option && !tokens.includes(name))
  const query = [...kept, [option, value]].map(([name = '', text = '']) => `${name}=${encodeURIComponent(text)}`)
  return `${origin}${request.path}?${query.join('&')}`
}
