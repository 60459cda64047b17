import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Answered, NetworkPicture } from '../../core/ports/networks.ts'
import { fieldsOf, harmless, refused, textOf } from '../answers.ts'
import { type MastodonApi, refusedBy } from './mastodon-api.ts'

/** How often an instance is asked whether it has processed a picture: about six seconds in all. */
const pollsMs = [100, 200, 400, 800, 1500, 3000]

/**
 * Ids of the pictures, each ready to be shown. An instance forgets unused ones within a day. Some accept more pictures
 * than they announce, but few apps show those.
 */
export async function uploadAll(
  api: MastodonApi,
  pictures: readonly NetworkPicture[],
): Promise<Answered<{ ids: string[] }>> {
  if (pictures.length > 0 && pictures.length > (await api.limits()).pictures)
    return refused('More pictures than the instance takes.')
  const ids: string[] = []
  for (const picture of pictures) {
    const uploaded = await upload(api, picture)
    if (uploaded.kind !== 'done') return uploaded
    ids.push(uploaded.id)
  }
  return { kind: 'done', ids }
}

async function upload(
  api: MastodonApi,
  { bytes, contentType, alt }: NetworkPicture,
): Promise<Answered<{ id: string }>> {
  const form = new FormData()
  // snac takes two uploads of one name within a second for the same.
  const name = `${randomUUID()}.${contentType === 'image/png' ? 'png' : 'jpg'}`
  form.set('file', new File([Uint8Array.from(bytes)], name, { type: contentType }))
  form.set('description', alt)
  const asked = await api.ask('POST', '/api/v2/media', form)
  if (asked.kind === 'no') return refusedBy(asked)
  const answer = harmless(asked)
  if (answer.kind !== 'done') return answer
  const { id, url } = fieldsOf(answer.data)
  return textOf(url) === '' ? worked(api, textOf(id)) : { kind: 'done', id: textOf(id) }
}

/** The instance accepted the picture (202) and is processing it. */
async function worked(api: MastodonApi, id: string): Promise<Answered<{ id: string }>> {
  for (const ms of pollsMs) {
    await wait(ms)
    const asked = await api.ask('GET', `/api/v1/media/${encodeURIComponent(id)}`)
    if (asked.kind === 'no') return refusedBy(asked)
    const answer = harmless(asked)
    if (answer.kind !== 'done') return answer
    if (textOf(fieldsOf(answer.data)['url']) !== '') return { kind: 'done', id }
  }
  return { kind: 'busy', retryInMs: null }
}
