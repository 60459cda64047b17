import type { Answer, Incoming } from '../../router.ts'
import { fieldsOf } from '../pds/check-post.ts'
import type { PublicSide } from '../public-side.ts'
import { saidStatus, statusOf } from './entities.ts'
import { characters, type Instance, instanceOf, type KeptStatus, nextId, picturesMost } from './kept.ts'
import { weightOf } from './status-text.ts'

const hourMs = 3_600_000

type Words = Pick<KeptStatus, 'text' | 'warning' | 'language' | 'visibility' | 'sensitive' | 'mediaIds'>

export const noRecord: Answer = { status: 404, body: { error: 'Record not found' } }

export function unprocessable(error: string): Answer {
  return { status: 422, body: { error } }
}

/** Within an hour the same key is answered with what it made. */
export function createStatus(side: PublicSide, request: Incoming): Answer {
  const instance = instanceOf(request.headers)
  const key = String(request.headers['idempotency-key'] ?? '') || null
  const made = key === null ? undefined : madeWith(side, instance, key)
  if (made !== undefined) return { status: 200, body: statusOf(side, made) }
  const words = wordsOf(request)
  const fault = faultOf(side, instance, words)
  if (fault !== undefined) return fault
  const now = side.now()
  const at = new Date(now).toISOString()
  const status: KeptStatus = { ...words, id: nextId(now), instance, at, editedAt: null, key }
  side.statuses.set(status.id, status)
  side.meters.created('mastodon', key ?? '')
  side.changed()
  return { status: 200, body: statusOf(side, status) }
}

export function editStatus(side: PublicSide, request: Incoming): Answer {
  const status = own(side, request)
  if (status === undefined) return noRecord
  const words = wordsOf(request)
  const fault = faultOf(side, status.instance, words)
  if (fault !== undefined) return fault
  const edited = { ...status, ...words, visibility: status.visibility, editedAt: new Date(side.now()).toISOString() }
  side.statuses.set(status.id, edited)
  side.meters.updated('mastodon')
  side.changed()
  return { status: 200, body: statusOf(side, edited) }
}

/** The answer carries the source, so that it may be written anew. */
export function deleteStatus(side: PublicSide, request: Incoming): Answer {
  const status = own(side, request)
  if (status === undefined) return noRecord
  side.statuses.delete(status.id)
  side.meters.deleted('mastodon')
  side.changed()
  return { status: 200, body: { ...statusOf(side, status), text: status.text } }
}

export function getStatus(side: PublicSide, request: Incoming): Answer {
  const status = own(side, request)
  return status === undefined ? noRecord : { status: 200, body: statusOf(side, status) }
}

export function getSource(side: PublicSide, request: Incoming): Answer {
  const status = own(side, request)
  if (status === undefined) return noRecord
  return { status: 200, body: { id: status.id, text: status.text, spoiler_text: status.warning } }
}

export function getContext(side: PublicSide, request: Incoming): Answer {
  const status = own(side, request)
  if (status === undefined) return noRecord
  const descendants = [...side.said.values()]
    .filter(said => said.place === status.instance && said.to?.endsWith(`/${status.id}`))
    .map(said => saidStatus(side, status.instance, said))
  return { status: 200, body: { ancestors: [], descendants } }
}

/** Newest first. */
export function accountStatuses(side: PublicSide, request: Incoming): Answer {
  const instance = instanceOf(request.headers)
  if (request.params['id'] !== side.accounts[instance].id) return noRecord
  const { query } = request
  const limit = Math.min(Math.max(Number(query.get('limit') ?? 20) || 20, 1), 40)
  const before = BigInt(query.get('max_id') ?? '0')
  const found = [...side.statuses.values()]
    .filter(one => one.instance === instance && (before === 0n || BigInt(one.id) < before))
    .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1))
    .slice(0, limit)
  return { status: 200, body: found.map(one => statusOf(side, one)) }
}

function own(side: PublicSide, { params, headers }: Incoming): KeptStatus | undefined {
  const status = side.statuses.get(params['id'] ?? '')
  return status?.instance === instanceOf(headers) ? status : undefined
}

function madeWith(side: PublicSide, instance: Instance, key: string): KeptStatus | undefined {
  const from = side.now() - hourMs
  return [...side.statuses.values()].find(
    one => one.instance === instance && one.key === key && Date.parse(one.at) > from,
  )
}

function wordsOf({ body }: Incoming): Words {
  const { status, spoiler_text, language, visibility, sensitive, media_ids } = fieldsOf(body)
  return {
    text: typeof status === 'string' ? status : '',
    warning: typeof spoiler_text === 'string' ? spoiler_text : '',
    language: typeof language === 'string' ? language : null,
    visibility: typeof visibility === 'string' ? visibility : 'public',
    sensitive: sensitive === true,
    mediaIds: Array.isArray(media_ids) ? media_ids.map(String) : [],
  }
}

function faultOf(side: PublicSide, instance: Instance, { text, warning, mediaIds }: Words): Answer | undefined {
  if (mediaIds.length > picturesMost)
    return unprocessable(`Validation failed: Cannot attach more than ${picturesMost} files`)
  const media = mediaIds.map(id => side.media.get(id))
  if (media.includes(undefined)) return unprocessable('Validation failed: Media attachments not found')
  if (media.some(one => one !== undefined && one.polled < 2))
    return unprocessable(
      'Validation failed: Cannot attach files that have not finished processing. Try again in a moment!',
    )
  if (text === '' && media.length === 0) return unprocessable("Validation failed: Text can't be blank")
  const most = characters[instance]
  const isOver = weightOf(text) + weightOf(warning) > most
  return isOver ? unprocessable(`Validation failed: Text character limit of ${most} exceeded`) : undefined
}
