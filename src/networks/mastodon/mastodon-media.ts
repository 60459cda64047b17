import { setTimeout as wait } from 'node:timers/promises'
import type { Answered, NetworkPicture } from '../../core/ports/networks.ts'
import { fieldsOf, harmless, textOf } from '../answers.ts'
import { type MastodonApi, refusedBy } from './mastodon-api.ts'

/** How long an instance is asked whether it has worked on a picture: about six seconds in all. */
const pollsMs = [100, 200, 400, 800, 1500, 3000]

/** Ids of the pictures, each ready to be shown. An instance forgets those that nothing shows within a day. */
export async function uploadAll(
  api: MastodonApi,
  pictures: readonly NetworkPicture[],
): Promise<Answered<{ ids: string[] }>> {
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
  const name = contentType === 'image/png' ? 'image.png' : 'image.jpg'
  form.set('file', new File([Uint8Array.from(bytes)], name, { type: contentType }))
  form.set('description', alt)
  const asked = await api.ask('POST', '/api/v2/media', form)
  if (asked.kind === 'no') return refusedBy(asked)
  const answer = harmless(asked)
  if (answer.kind !== 'done') return answer
  const { id, url } = fieldsOf(answer.data)
  return textOf(url) === '' ? worked(api, textOf(id)) : { kind: 'done', id: textOf(id) }
}

/** It took the picture (202) and works on it. */
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
