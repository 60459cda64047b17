import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { type PictureUse, useOf } from '../../domain/pictures/use.ts'
import type { WithdrawnPlace } from '../../domain/pictures/withdrawal.ts'
import type { Post } from '../../domain/posts/post.ts'
import { type SealedVariant, shownBeside } from '../../domain/channels/variant.ts'
import type { Media } from '../../domain/pictures/media.ts'
import { filesInFolder } from '../../domain/pictures/media-video.ts'
import { shownOf } from '../../domain/posts/pictures/sort-pictures.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import { showsPicture } from '../../domain/posts/pictures/shows-picture.ts'
import { isOwnPage } from '../../domain/releases/own-page.ts'
import { isByHand, type Release, sealedVariant } from '../../domain/releases/release.ts'
import { saysVideo } from '../../domain/releases/with-transcript.ts'
import type { Ports } from '../../ports.ts'
import { findPrinted, type PrintedNeeds } from './find-printed.ts'
import { broadcastsOnCards, expiredSince, isRemovalConfirmed, readTarget } from '../broadcasts/standing-broadcast.ts'

export type PlaceNeeds = PrintedNeeds & Pick<Ports, 'broadcasts' | 'deliveries' | 'releases' | 'initiatives' | 'media'>
/** `uses`: those to which a person no longer agrees; all of them: the files in SharePoint go too. */
export type Lost = { pictureIds: readonly string[]; uses: readonly PictureUse[]; isWhole: boolean }
type Ids = ReadonlySet<string>
type Shown = readonly { id: string }[]

/**
 * Every place of a picture for a use to which a person no longer agrees, by the rows before that is committed: Mary
 * removes it from exactly these places, or asks a person to.
 */
export async function findPlaces(ports: PlaceNeeds, { pictureIds, uses, isWhole }: Lost): Promise<WithdrawnPlace[]> {
  const ids: Ids = new Set(pictureIds)
  const posts = await ports.posts.withPicture(...pictureIds)
  const onPosts = await Promise.all(
    posts.map(async post => [
      ...(uses.includes('internal') ? await inside(ports, post, ids) : []),
      ...(await outside(ports, post, ids, uses)),
    ]),
  )
  const onEditions = uses.includes('newspaper') ? await findPrinted(ports, posts, pictureIds) : []
  return [...onPosts.flat(), ...onEditions, ...(isWhole ? await files(ports, pictureIds, ids) : [])]
}

function has(pictures: Shown, ids: Ids): boolean {
  return pictures.some(({ id }) => ids.has(id))
}

const before = { draft: 'draft', 'in-validation': 'validation', approved: 'planned', broadcasting: 'planned' } as const

/** In Teams: not sent yet, and on cards; a post under correction may be both. */
async function inside(ports: PlaceNeeds, post: Post, ids: Ids): Promise<WithdrawnPlace[]> {
  const { id, reference: subject, content, state } = post
  const { title } = content
  const cards = await onCards(ports, post, ids)
  const kind = state in before && has(shownOf(content), ids) ? before[state as keyof typeof before] : null
  const isLeaving = state === 'broadcasting' && cards.some(place => place.id === post.broadcastId)
  if (kind === null || isLeaving) return cards
  return [{ key: `${kind}:${id}`, kind, id, subject, title, state: 'done' }, ...cards]
}

async function onCards(ports: PlaceNeeds, post: Post, ids: Ids): Promise<WithdrawnPlace[]> {
  const sent = post.state === 'taken-back' ? null : sentBroadcastId(post)
  const read = sent === null ? null : await readTarget(ports, sent)
  return Promise.all(
    (read ? bearers(read.target, read.changing, ids) : []).map(async ({ id, reference: subject, title }) => {
      const count = (await ports.deliveries.report(id)).counts.delivered
      return { key: `cards:${id}`, kind: 'cards', id, subject, title, state: 'found', count } as const
    }),
  )
}

/** The broadcast that brought its cards to people, and a correction of it whose first cards left. */
function bearers(target: Broadcast, changing: readonly Broadcast[], ids: Ids): Broadcast[] {
  if (target.startedAt === null || isRemovalConfirmed(changing) || expiredSince(changing) !== null) return []
  const showing = broadcastsOnCards(target, changing).filter(({ rendered }) => showsPicture(rendered, ids))
  const isLeaving = ({ kind, state }: Broadcast): boolean =>
    kind === 'correct' && state !== 'done' && state !== 'stopped'
  const leaving = showing.filter(isLeaving)
  return showing.length > leaving.length ? [...leaving, target] : leaving
}

/** Places where the public has it, and the copies for publishing by hand. */
async function outside(
  { releases }: PlaceNeeds,
  post: Post,
  ids: Ids,
  uses: readonly PictureUse[],
): Promise<WithdrawnPlace[]> {
  const rows = (await releases.ofPost(post.id)).filter(({ channel }) => uses.includes(useOf(channel)))
  return rows.flatMap(row => [...released(post, row, ids), ...copied(post, row, ids)])
}

const out: readonly Release['state'][] = ['published', 'publishing', 'unknown', 'declared']

function released(post: Post, row: Release, ids: Ids): WithdrawnPlace[] {
  const { id, channel, state, left, declared, pending } = row
  const version = post.sealed.find(({ seal }) => seal === (left?.seal ?? row.seal))
  const words = version ? sealedVariant(version, channel) : null
  if (!words || !has(shownBeside(words), ids) || !out.includes(state) || pending === 'take-back') return []
  const url = left?.url ?? declared?.link ?? null
  const kinds = isByHand(channel) || state === 'declared' ? (['by-hand'] as const) : whoChanges(words, left, ids)
  const place = { id, subject: post.reference, title: post.content.title, channel, ...(url !== null && { url }) }
  return kinds.map(kind => ({ ...place, kind, key: `${kind}:${id}`, state: kind === 'release' ? 'found' : 'to-do' }))
}

/**
 * What Mary published she corrects: pictures, and a transcript of a video. The video itself she never publishes: a
 * person may have added it, but not on a page of her own.
 */
function whoChanges(words: SealedVariant, left: Release['left'], ids: Ids): ('release' | 'by-hand')[] {
  const given = has(words.pictures, ids) || (words.video && ids.has(words.video.id) && saysVideo(words))
  const added = words.video !== undefined && ids.has(words.video.id) && !(left && isOwnPage(left))
  return [...(given ? (['release'] as const) : []), ...(added ? (['by-hand'] as const) : [])]
}

function copied(
  { reference: subject, content: { title } }: Post,
  { id, channel, copies }: Release,
  ids: Ids,
): WithdrawnPlace[] {
  const kept = (copies?.files ?? []).filter(({ pictureId }) => ids.has(pictureId))
  return kept.map(({ pictureId, url }) => ({
    key: `copy:${id}:${pictureId}`,
    kind: 'copy',
    id,
    subject,
    title,
    state: 'found',
    channel,
    url,
    name: pictureId,
  }))
}

/** Files of proposals in the library, and the own folder of a video. */
async function files(
  { initiatives, media }: PlaceNeeds,
  pictureIds: readonly string[],
  ids: Ids,
): Promise<WithdrawnPlace[]> {
  const rows = await initiatives.withPicture(...pictureIds)
  const filmed = await Promise.all(pictureIds.map(id => media.withPicture(id)))
  const videos = filmed.flatMap(one => (one ? inOwnFolder(one) : []))
  const sent = rows.flatMap(({ id, reference: subject, attachments, title }) =>
    attachments.flatMap(file =>
      file.url === null || file.picture === null || !ids.has(file.picture.id)
        ? []
        : [
            {
              key: `file:${id}:${file.id}`,
              kind: 'file',
              id,
              subject,
              title,
              state: 'found',
              url: file.url,
              name: file.name,
            } as const,
          ],
    ),
  )
  return [...sent, ...videos]
}

function inOwnFolder({ id, reference: subject, name, video }: Media): WithdrawnPlace[] {
  if (!video || filesInFolder(subject, video).length === 0) return []
  const url = video.url === null ? {} : { url: video.url }
  return [{ key: `video:${id}`, kind: 'video', id, subject, title: name, state: 'found', name, ...url }]
}
