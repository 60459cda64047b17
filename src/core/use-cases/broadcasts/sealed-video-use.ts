import { isExpired } from '../../domain/broadcasts/cards-expiry.ts'
import type { Media } from '../../domain/pictures/media.ts'
import { currentVersion, type Post, type PostState, type SealedVersion } from '../../domain/posts/post.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import { showsPicture } from '../../domain/posts/pictures/shows-picture.ts'
import type { Release } from '../../domain/releases/release.ts'
import type { Ports } from '../../ports.ts'
import { broadcastsOnCards, isRemovalConfirmed, readTarget, truestBroadcast } from './standing-broadcast.ts'

export type VideoUseNeeds = Pick<Ports, 'posts' | 'broadcasts' | 'releases' | 'hours' | 'now'>
/** `leaves`: what was submitted with it has yet to leave. `stands`: people have cards that open it. */
export type VideoUse = 'leaves' | 'stands' | null

const toLeave: readonly PostState[] = ['in-validation', 'approved', 'broadcasting']

/** It was submitted, and has not reached everybody yet. */
export function isToLeave({ state }: Pick<Post, 'state'>): boolean {
  return toLeave.includes(state)
}

/** Whether versions sealed with a video still need it, whatever their posts show now. */
export async function sealedVideoUse(
  ports: VideoUseNeeds,
  { id: digest, pictureIds }: Pick<Media, 'id' | 'pictureIds'>,
): Promise<VideoUse> {
  const posts = await ports.posts.withSealedVideo(digest)
  for (const post of posts) if (await leaves(ports, post, digest)) return 'leaves'
  for (const post of posts) if (await stands(ports, post, new Set(pictureIds))) return 'stands'
  return null
}

async function leaves({ releases }: Pick<Ports, 'releases'>, post: Post, digest: string): Promise<boolean> {
  const version = currentVersion(post)
  if (isToLeave(post) && version && sealsVideo(version, digest)) return true
  const seals = post.sealed.filter(one => sealsVideo(one, digest)).map(({ seal }) => seal)
  return (await releases.ofPost(post.id)).some(release => isUnderWay(release) && seals.includes(release.seal))
}

/** A release without a time, which a person has to give, cannot be waited for. */
function isUnderWay({ state, at }: Release): boolean {
  return state === 'publishing' || (state === 'planned' && at !== null)
}

async function stands(ports: VideoUseNeeds, post: Post, ids: ReadonlySet<string>): Promise<boolean> {
  const sent = sentBroadcastId(post)
  const read = sent === null ? null : await readTarget(ports, sent)
  if (!read?.target.startedAt || post.state === 'taken-back') return false
  const { target, changing } = read
  if (isRemovalConfirmed(changing) || isExpired(truestBroadcast(target, changing), ports.now(), ports.hours))
    return false
  return broadcastsOnCards(target, changing).some(({ rendered }) => showsPicture(rendered, ids))
}

/** Whether the approved version has the video of those bytes: on its card, or in the words of another channel. */
export function sealsVideo(
  { video, variants = [] }: Pick<SealedVersion, 'video' | 'variants'>,
  digest: string,
): boolean {
  return video === digest || variants.some(variant => variant.video?.digest === digest)
}
