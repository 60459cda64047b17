import type { Incoming } from '../../router.ts'
import type { Register } from '../../world/register.ts'
import { badRequest, GraphFailure } from '../failure.ts'

/** https://learn.microsoft.com/graph/delta-query-overview: a token of the directory lives seven days. */
const tokenMs = 7 * 86_400_000

/** What a link carries: where to read on, and what was asked at first. */
export type Reading = {
  /** In the order of what happened. */
  place: number
  select?: string[]
  ids?: string[]
  /** In the whole collection; absent: only what happened after the place is read. */
  cursor?: string
  /** The place lies a little before the end of what was told. */
  again?: true
}

export function writeReading(reading: Reading, register: Register): string {
  return Buffer.from(JSON.stringify({ ...reading, at: register.now() })).toString('base64url')
}

export function readReading(request: Incoming, origin: string, register: Register): Reading | undefined {
  const { query, path } = request
  const skip = query.get('$skiptoken')
  const token = skip ?? query.get('$deltatoken')
  // Empty, as the service writes it where one has to start over, it is none.
  if (token === null || token === '' || token === 'latest') return undefined
  const made = parse(token)
  if (made === undefined && skip !== null) {
    throw badRequest('The page token is not valid.', 'Directory_ExpiredPageToken')
  }
  const again = `${origin}${path}?${made?.select === undefined ? '' : `$select=${made.select.join(',')}&`}$deltatoken=`
  if (made === undefined || !register.knows(made.place)) {
    throw new GraphFailure(410, 'syncStateNotFound', 'The sync state generation is not found.', { location: again })
  }
  // https://devblogs.microsoft.com/microsoft365dev/duration-of-change-tracking-tokens-for-identity-and-education-resources
  if (register.now() - made.at >= tokenMs) {
    const words = 'The delta token is expired and data must be synchronized again.'
    throw badRequest(`The sync state generation is not found. ${words}`, 'syncStateNotFound')
  }
  const { at: _at, ...reading } = made
  return reading
}

function parse(token: string): (Reading & { at: number }) | undefined {
  try {
    const made = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Partial<Reading> & { at?: number }
    const isOurs = Number.isInteger(made.place) && typeof made.at === 'number'
    return isOurs ? (made as Reading & { at: number }) : undefined
  } catch {
    return undefined
  }
}
