import { createHash } from 'node:crypto'
import type { Answered, NetworkPicture } from '../../core/ports/networks.ts'
import { fieldsOf, harmless, textOf } from '../answers.ts'
import { idOf, refusedBy, type WordpressApi } from './wordpress-api.ts'

/** A picture in the site's library. `source`: the address of its file. */
export type Shown = { id: string; source: string; alt: string }

/** All pictures, each once: its name is made of the article's and of its contents. */
export async function uploadAll(
  api: WordpressApi,
  slug: string,
  pictures: readonly NetworkPicture[],
): Promise<Answered<{ shown: Shown[] }>> {
  const shown: Shown[] = []
  for (const picture of pictures) {
    const uploaded = await upload(api, slug, picture)
    if (uploaded.kind !== 'done') return uploaded
    shown.push(uploaded.picture)
  }
  return { kind: 'done', shown }
}

async function upload(
  api: WordpressApi,
  slug: string,
  { bytes, contentType, alt }: NetworkPicture,
): Promise<Answered<{ picture: Shown }>> {
  const digest = createHash('sha256').update(bytes).update('\n').update(alt).digest('hex').slice(0, 12)
  const name = `${slug}-${digest}`
  const there = await api.look('media', { slug: name })
  if (there.kind !== 'done') return there
  const known = there.found[0]
  if (known) return { kind: 'done', picture: { id: idOf(known), source: textOf(known['source_url']), alt } }
  const form = new FormData()
  const ending = contentType === 'image/png' ? 'png' : 'jpg'
  form.set('file', new File([Uint8Array.from(bytes)], `${name}.${ending}`, { type: contentType }))
  for (const [field, value] of [
    ['title', name],
    ['slug', name],
    ['alt_text', alt],
  ] as const)
    form.set(field, value)
  const asked = await api.ask('POST', 'media', {}, form)
  if (asked.kind === 'no') return refusedBy(asked)
  const answer = harmless(asked)
  if (answer.kind !== 'done') return answer
  const made = fieldsOf(answer.data)
  return { kind: 'done', picture: { id: idOf(made), source: textOf(made['source_url']), alt } }
}

/** Pictures of that article which it no longer shows are deleted from the site, with their addresses. */
export async function removeOthers(api: WordpressApi, slug: string, kept: readonly Shown[]): Promise<Answered<object>> {
  const all = await api.look('media', { search: slug })
  if (all.kind !== 'done') return all
  const over = all.found.filter(one => isOf(slug, textOf(one['slug'])) && !kept.some(({ id }) => id === idOf(one)))
  for (const one of over) {
    const asked = await api.ask('DELETE', `media/${idOf(one)}`, { force: 'true' })
    if (asked.kind === 'no' && asked.status !== 404) return refusedBy(asked)
    if (asked.kind === 'no') continue
    const answer = harmless(asked)
    if (answer.kind !== 'done') return answer
  }
  return { kind: 'done' }
}

/** Other files of a similar name in the library are somebody else's. */
function isOf(slug: string, name: string): boolean {
  return name.startsWith(`${slug}-`) && /^[\da-f]{12}$/.test(name.slice(slug.length + 1))
}
