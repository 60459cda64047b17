import type { Answer, Incoming } from '../../router.ts'
import type { KeptRecord, PublicSide } from '../public-side.ts'
import { faultOfBlobs } from './blobs.ts'
import { faultOfPost, fieldsOf } from './check-post.ts'
import { minding } from './check-facets.ts'
import { recordCid } from './cids.ts'
import { tid } from './tid.ts'
import { invalid, xrpcError } from './xrpc.ts'

const posts = 'app.bsky.feed.post'

type Writing = {
  repo: string
  collection: string
  rkey?: string
  record: Record<string, unknown>
  /** Absent: whatever is there now; null: nothing may be there. */
  swapRecord?: string | null
}

/** Writes where nothing is yet, or over what the caller has read; the same record again is no change. */
export function putRecord(side: PublicSide, request: Incoming): Answer {
  const asked = readWriting(side, request)
  if ('status' in asked) return asked
  const { collection, rkey = '', record, swapRecord } = asked
  const standing = side.records.get(`${collection}/${rkey}`)
  const cid = recordCid(record)
  if (standing?.cid === cid) return written(side, standing)
  if (swapRecord !== undefined && swapRecord !== (standing?.cid ?? null))
    return invalid(`Record was at ${standing?.cid ?? 'null'}`, 'InvalidSwap')
  if (standing === undefined) side.meters.created('bluesky', rkey)
  else side.meters.updated('bluesky')
  return written(side, keep(side, request, { collection, rkey, cid, value: record }))
}

/** On a key that is taken the real server fails, and says no more than that. */
export function createRecord(side: PublicSide, request: Incoming): Answer {
  const asked = readWriting(side, request)
  if ('status' in asked) return asked
  const { collection, record, rkey = tid(side.now()) } = asked
  if (side.records.get(`${collection}/${rkey}`) !== undefined)
    return xrpcError(500, 'InternalServerError', 'Internal Server Error')
  side.meters.created('bluesky', rkey)
  return written(side, keep(side, request, { collection, rkey, cid: recordCid(record), value: record }))
}

export function getRecord(side: PublicSide, { query }: Incoming): Answer {
  const [collection, rkey] = [query.get('collection') ?? '', query.get('rkey') ?? '']
  const standing = isOurs(side, query.get('repo')) ? side.records.get(`${collection}/${rkey}`) : undefined
  if (standing !== undefined) return { status: 200, body: seen(side, standing) }
  return invalid(`Could not locate record: at://${query.get('repo')}/${collection}/${rkey}`, 'RecordNotFound')
}

export function listRecords(side: PublicSide, { query }: Incoming): Answer {
  if (!isOurs(side, query.get('repo'))) return invalid(`Could not find repo: ${query.get('repo')}`)
  const limit = Math.min(Math.max(Number(query.get('limit') ?? 50) || 50, 1), 100)
  const cursor = query.get('cursor')
  const found = [...side.records.values()]
    .filter(one => one.collection === query.get('collection') && (cursor === null || one.rkey < cursor))
    .sort((one, other) => (one.rkey < other.rkey ? 1 : -1))
    .slice(0, limit)
  const last = found.length === limit ? { cursor: found.at(-1)?.rkey } : {}
  return { status: 200, body: { records: found.map(one => seen(side, one)), ...last } }
}

/** Deleting what is not there is done already. */
export function deleteRecord(side: PublicSide, { body }: Incoming): Answer {
  const { repo, collection, rkey, swapRecord } = (body ?? {}) as Partial<Writing>
  if (!isOurs(side, repo ?? null)) return invalid(`Could not find repo: ${repo}`)
  const standing = side.records.get(`${collection}/${rkey}`)
  if (standing === undefined) return { status: 200, body: {} }
  if (typeof swapRecord === 'string' && swapRecord !== standing.cid)
    return invalid(`Record was at ${standing.cid}`, 'InvalidSwap')
  side.records.delete(`${collection}/${rkey}`)
  side.meters.deleted('bluesky')
  side.changed()
  return { status: 200, body: {} }
}

export function uriOf(side: PublicSide, { collection, rkey }: Pick<KeptRecord, 'collection' | 'rkey'>): string {
  return `at://${side.accounts.bluesky.did}/${collection}/${rkey}`
}

function readWriting(side: PublicSide, { body }: Incoming): Writing | Answer {
  const { repo, collection, rkey, record, swapRecord } = (body ?? {}) as Partial<Writing>
  if (typeof collection !== 'string' || typeof record !== 'object')
    return invalid('Input must have the property "record"')
  if (!isOurs(side, repo ?? null)) return invalid(`Could not find repo: ${repo}`)
  if (rkey !== undefined && !/^[\w.~:-]{1,512}$/.test(rkey)) return invalid('Invalid record key')
  if (record['$type'] !== undefined && record['$type'] !== collection)
    return invalid(`Invalid $type: expected ${collection}, got ${JSON.stringify(record['$type'])}`)
  const value = { $type: collection, ...record }
  if (collection === posts) {
    const fault = faultOfPost(value)
    if (fault !== undefined) return invalid(`Invalid ${collection} record: ${fault}`)
    const bad = faultOfBlobs(side, fieldsOf(value)['embed'])
    if (bad !== undefined) return bad
  }
  const swap = swapRecord === undefined ? {} : { swapRecord }
  return { repo: repo ?? '', collection, record: value, ...(rkey === undefined ? {} : { rkey }), ...swap }
}

function keep(side: PublicSide, request: Incoming, record: Omit<KeptRecord, 'at'>): KeptRecord {
  const kept = { ...record, at: new Date(side.now()).toISOString() }
  side.records.set(`${kept.collection}/${kept.rkey}`, kept)
  for (const what of minding(kept.value)) side.mind(what, request)
  side.changed()
  return kept
}

function written(side: PublicSide, record: KeptRecord): Answer {
  return { status: 200, body: { uri: uriOf(side, record), cid: record.cid, validationStatus: 'valid' } }
}

function seen(side: PublicSide, record: KeptRecord): object {
  return { uri: uriOf(side, record), cid: record.cid, value: record.value }
}

function isOurs({ accounts: { bluesky } }: PublicSide, repo: string | null): boolean {
  return repo === bluesky.did || repo === bluesky.handle
}
