import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { consentOf } from '../../../domain/pictures/consent-of.ts'
import { mayShow } from '../../../domain/pictures/consent.ts'
import { isLookOver, type PicturePlace } from '../../../domain/pictures/picture-place.ts'
import { type PictureUse, useOf } from '../../../domain/pictures/use.ts'
import type { Instant } from '../../../domain/time.ts'
import { placeOfPictures } from '../../../domain/posts/pictures/pictures-place.ts'
import type { Post, PostPicture } from '../../../domain/posts/post.ts'
import { sentBroadcastId } from '../../../domain/posts/sent-post.ts'
import type { Ports } from '../../../ports.ts'
import { isServed, isTakenAway, type ServedNeeds } from './is-served.ts'

type Needs = ServedNeeds & Pick<Ports, 'relayRounds' | 'releases' | 'media'>

/**
 * Whether the address of a picture at one place answers. A draft's ends when it is sent or given up; that of cards
 * begins with the first card and ends with the last: taken back, over, or shown no more. The rows are asked each time,
 * so that it ends in every process with the commit that ended it.
 */
export async function isServedAt(ports: Needs, place: PicturePlace): Promise<boolean> {
  if (place.on === 'masthead') return isServed(ports, place.id)
  if (place.on === 'look') return !isLookOver(place, ports.now()) && !(await isRefused(ports, place.id))
  const post = await ports.posts.byId(place.postId)
  if (!post) return false
  switch (place.on) {
    case 'draft':
      return placeOfPictures(post) === 'draft' && shows(post.content.pictures, place.id, 'internal', ports.now())
    case 'card':
      return shows(await onCards(ports, post), place.id, 'internal', ports.now()) && !(await isTakenAway(ports, post))
    case 'site':
      return isOutside(ports, post, place.id, 'site')
    case 'release':
      return isOutside(ports, post, place.id, 'networks')
  }
}

/** Whether nobody may look at it any more: a person said no, or no answer is kept. */
async function isRefused({ media, now }: Needs, pictureId: string): Promise<boolean> {
  const found = await media.withPicture(pictureId)
  return found === null || consentOf(found, now())?.answer === 'refused'
}

function shows(pictures: readonly PostPicture[], id: string, use: PictureUse, now: Instant): boolean {
  return pictures.some(picture => picture.id === id && mayShow(picture, use, now))
}

/** What people's cards show, or begin to show: while a correction leaves, the earlier and the new pictures. */
async function onCards(ports: Needs, post: Post): Promise<PostPicture[]> {
  const { content, correcting, broadcastId } = post
  const sent = sentBroadcastId(post)
  const standing = (correcting?.content ?? content).pictures
  if (!(await isPlaced(ports, sent)) && (await ports.relayRounds.ofPost(post.id)).length === 0) return []
  if (correcting === null || broadcastId === sent) return standing
  return (await isPlaced(ports, broadcastId)) ? [...standing, ...content.pictures] : standing
}

/** From the moment at which its first card may leave: Teams fetches the picture when it arrives. */
async function isPlaced({ broadcasts }: Pick<Ports, 'broadcasts'>, id: string | null): Promise<boolean> {
  const broadcast = id === null ? null : await broadcasts.byId(id)
  return broadcast !== null && (broadcast.startedAt !== null || leaves.includes(broadcast.state))
}

const leaves: readonly Broadcast['state'][] = ['planning', 'running', 'paused', 'done']

/** Whether it goes or went where people must agree to that use, and is not taken back from there. */
async function isOutside(
  { releases, now }: Needs,
  { id, state, content: { pictures } }: Post,
  pictureId: string,
  use: PictureUse,
): Promise<boolean> {
  if (state === 'taken-back' || state === 'cancelled' || !shows(pictures, pictureId, use, now())) return false
  const rows = (await releases.ofPost(id)).filter(({ channel }) => useOf(channel) === use)
  return rows.some(({ state, pending }) => state !== 'taken-back' && pending !== 'take-back')
}
