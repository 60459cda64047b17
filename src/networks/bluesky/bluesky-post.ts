import type { PictureSize } from '../../core/domain/pictures/picture-size.ts'
import type { Answered, NetworkPicture, Outgoing } from '../../core/ports/networks.ts'
import { fieldsOf, harmless, refused, textOf, type Trouble } from '../answers.ts'
import type { Asked } from '../ask-json.ts'
import type { BlueskySession } from './bluesky-session.ts'
import { picturePixels } from '../../core/domain/pictures/picture-pixels.ts'
import { findFacets } from './find-facets.ts'

/** A picture no larger than that many bytes; null: it cannot be made so. */
export type MakeSmaller = (
  picture: NetworkPicture,
  bytesMost: number,
) => Promise<Pick<NetworkPicture, 'bytes' | 'contentType'> | null>

export const collection = 'app.bsky.feed.post'

/** https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky — pictures: what servers of before 2026 take. */
export const blueskyLimits = {
  characters: 300,
  bytes: 3000,
  perUrl: null,
  pictures: 4,
  pictureBytes: 1_000_000,
  altCharacters: 2000,
}

export type PostRecord = Record<string, unknown> & { text: string }

/** The record of a post: the same words at the same instant make the same record. */
export async function makeRecord(
  session: BlueskySession,
  outgoing: Outgoing,
  makeSmaller: MakeSmaller,
): Promise<Answered<{ record: PostRecord }>> {
  if (outgoing.warning !== '') return refused('Bluesky hides no text behind a warning.')
  if (outgoing.pictures.length > blueskyLimits.pictures)
    return refused(`Bluesky takes ${blueskyLimits.pictures} pictures at most.`)
  const facets = await makeFacets(session, outgoing.text)
  if (facets.kind !== 'done') return facets
  const embed = await makeEmbed(session, outgoing, makeSmaller)
  if (embed.kind !== 'done') return embed
  const record = {
    $type: collection,
    text: outgoing.text,
    createdAt: outgoing.at,
    langs: [outgoing.locale],
    ...(facets.list.length === 0 ? {} : { facets: facets.list }),
    ...(embed.embed === null ? {} : { embed: embed.embed }),
  }
  return { kind: 'done', record }
}

/** A name without an account stays plain text. */
async function makeFacets(session: BlueskySession, text: string): Promise<Answered<{ list: object[] }>> {
  const list: object[] = []
  for (const { byteStart, byteEnd, ...leads } of findFacets(text)) {
    const feature = leads.kind === 'mention' ? await mentionOf(session, leads.handle) : featureOf(leads)
    if (feature.kind === 'no') continue
    if (feature.kind !== 'done') return feature
    list.push({ index: { byteStart, byteEnd }, features: [feature.feature] })
  }
  return { kind: 'done', list }
}

const facet = 'app.bsky.richtext.facet'
type Feature = Answered<{ feature: object }> | { kind: 'no' }

function featureOf(leads: { kind: 'link'; uri: string } | { kind: 'tag'; tag: string }): Feature {
  const { kind, ...fields } = leads
  return { kind: 'done', feature: { $type: `${facet}#${kind}`, ...fields } }
}

async function mentionOf(session: BlueskySession, handle: string): Promise<Feature> {
  const answer = await session.get('com.atproto.identity.resolveHandle', { handle })
  if (answer.kind === 'no') return { kind: 'no' }
  const asked = harmless(answer)
  if (asked.kind !== 'done') return asked
  return { kind: 'done', feature: { $type: `${facet}#mention`, did: fieldsOf(asked.data)['did'] } }
}

/** A post has pictures or the card of a link, never both. */
async function makeEmbed(
  session: BlueskySession,
  { pictures, link, summary }: Outgoing,
  makeSmaller: MakeSmaller,
): Promise<Answered<{ embed: object | null }>> {
  if (pictures.length === 0) {
    const card = link && { uri: link.url, title: link.title, description: summary }
    return { kind: 'done', embed: card && { $type: 'app.bsky.embed.external', external: card } }
  }
  const images: object[] = []
  for (const picture of pictures) {
    const uploaded = await upload(session, picture, makeSmaller)
    if (uploaded.kind !== 'done') return uploaded
    // Without its proportions a reader’s app crops it to a square until it is loaded.
    const { blob, aspectRatio } = uploaded
    images.push({ image: blob, alt: picture.alt, ...(aspectRatio && { aspectRatio }) })
  }
  return { kind: 'done', embed: { $type: 'app.bsky.embed.images', images } }
}

async function upload(
  session: BlueskySession,
  picture: NetworkPicture,
  makeSmaller: MakeSmaller,
): Promise<Answered<{ blob: unknown; aspectRatio: PictureSize | null }>> {
  const most = blueskyLimits.pictureBytes
  const fitting = picture.bytes.byteLength <= most ? picture : await makeSmaller(picture, most)
  if (fitting === null) return refused(`A picture has more than ${most} bytes.`)
  const { bytes, contentType } = fitting
  const answer = await session.post('com.atproto.repo.uploadBlob', Uint8Array.from(bytes), contentType)
  if (answer.kind === 'no') return refusedBy(answer)
  const asked = harmless(answer)
  return asked.kind === 'done'
    ? { kind: 'done', blob: fieldsOf(asked.data)['blob'], aspectRatio: picturePixels(bytes) }
    : asked
}

/** The refusal in the server's words. */
export function refusedBy({ data: { error, message } }: Extract<Asked, { kind: 'no' }>): Trouble {
  return refused(textOf(message) || textOf(error))
}
