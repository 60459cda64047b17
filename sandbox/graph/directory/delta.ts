import type { Answer, Incoming } from '../../router.ts'
import type { Change, Register } from '../../world/register.ts'
import { badRequest } from '../failure.ts'
import { conditionsOf, parseFilter, type Filter } from '../odata/filter.ts'
import { readSelect, refuseOptions } from '../odata/query.ts'
import { readReading, writeReading, type Reading } from './delta-token.ts'

export type DeltaRow = Record<string, unknown>

/** One collection of the directory, as far as its changes are asked for. */
export type Tracked = {
  context: string
  of: 'user' | 'group'
  /** A page of what there is, from that cursor on; no next cursor: the last one. */
  whole(reading: Reading & { cursor: string }): { rows: DeltaRow[]; cursor?: string }
  /** What became of those that changed; `minimal`: only the properties that did. */
  changed(changes: Change[], reading: Reading, minimal: boolean): DeltaRow[]
  /** Refuses properties that nobody knows. */
  check(select: string[] | undefined): void
}

export const pageSize = 200
/** https://learn.microsoft.com/graph/api/user-delta#odata-query-parameters */
const mostIds = 50
/**
 * So many changes are told once more in the next round, as the service may: a reader who counts them counts wrongly.
 */
const toldTwice = 5

/**
 * Everything page by page, then a link; what changed, through that link. Links carry all that was asked at first.
 * https://learn.microsoft.com/graph/delta-query-overview
 */
export function deltaAnswer(request: Incoming, origin: string, register: Register, tracked: Tracked): Answer {
  refuseOptions(request.query, ['$expand', '$top', '$orderby', '$search', '$count', '$skip'])
  const known = readReading(request, origin, register)
  if (known !== undefined) refuseOptions(request.query, ['$select', '$filter'])
  const link = (option: string, reading: Reading): string =>
    `${origin}${request.path}?${option}=${writeReading(reading, register)}`
  const answer = (value: DeltaRow[], next: Record<string, string>): Answer => ({
    status: 200,
    body: { '@odata.context': `${origin}/v1.0/$metadata#${tracked.context}`, ...next, value },
  })
  const reading = known ?? firstReading(request, register, tracked)
  if (known === undefined && request.query.get('$deltatoken') === 'latest') {
    return answer([], { '@odata.deltaLink': link('$deltatoken', reading) })
  }
  if (known === undefined || known.cursor !== undefined) {
    const { cursor = '', ...rest } = reading
    const page = tracked.whole({ ...rest, cursor })
    return page.cursor === undefined
      ? answer(page.rows, { '@odata.deltaLink': link('$deltatoken', rest) })
      : answer(page.rows, { '@odata.nextLink': link('$skiptoken', { ...rest, cursor: page.cursor }) })
  }
  const { rows, reached, isLast } = changedPage(request, register, tracked, known)
  if (!isLast) return answer(rows, { '@odata.nextLink': link('$skiptoken', { ...known, place: reached }) })
  return answer(rows, { '@odata.deltaLink': link('$deltatoken', nextRound(known, reached, rows.length)) })
}

function firstReading(request: Incoming, register: Register, tracked: Tracked): Reading {
  const select = readSelect(request.query)
  const ids = readIds(request.query.get('$filter'))
  tracked.check(select)
  return { place: register.told, ...(select && { select }), ...(ids && { ids }) }
}

function changedPage(request: Incoming, register: Register, tracked: Tracked, reading: Reading) {
  const happened = register.after(reading.place)
  const page: Change[] = []
  let taken = 0
  for (const change of happened) {
    if (page.length === pageSize) break
    taken += 1
    if (change.of === tracked.of && reading.ids?.includes(change.id) !== false) page.push(change)
  }
  const minimal = /\breturn=minimal\b/i.test(String(request.headers['prefer'] ?? ''))
  return {
    rows: tracked.changed(page, reading, minimal),
    reached: reading.place + taken,
    isLast: taken === happened.length,
  }
}

/** Every round that had something to tell is followed by one that tells the end of it again. */
function nextRound({ again, ...reading }: Reading, reached: number, rows: number): Reading {
  if (again !== undefined || rows === 0) return { ...reading, place: reached }
  return { ...reading, place: Math.max(reading.place, reached - toldTwice), again: true }
}

/** Changes can be asked for by object id, and by nothing else. */
function readIds(text: string | null): string[] | undefined {
  if (text === null) return undefined
  const filter = parseFilter(text)
  const ids = conditionsOf(filter).map(condition => {
    if (condition.op === 'eq' && condition.path === 'id' && isEither(filter)) return String(condition.value)
    throw badRequest('Only filters by id are supported for change tracking.', 'Request_UnsupportedQuery')
  })
  if (ids.length > mostIds) throw badRequest(`More than ${mostIds} ids.`, 'Request_UnsupportedQuery')
  return ids
}

function isEither(filter: Filter): boolean {
  if (filter.op === 'and' || filter.op === 'not') return false
  return filter.op !== 'or' || (isEither(filter.left) && isEither(filter.right))
}
