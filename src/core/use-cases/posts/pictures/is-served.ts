import { isExpired } from '../../../domain/broadcasts/cards-expiry.ts'
import { mastheadMayShow } from '../../../domain/newspapers/newspaper.ts'
import { picturesOfPiece } from '../../../domain/newspapers/piece-pictures.ts'
import type { Ports } from '../../../ports.ts'
import { mayShowAnywhere } from '../../../domain/pictures/consent.ts'
import type { Instant } from '../../../domain/time.ts'
import { sentBroadcastId } from '../../../domain/posts/sent-post.ts'
import type { Post, PostState } from '../../../domain/posts/post.ts'
import { isRemovalConfirmed, readTarget, truestBroadcast } from '../../broadcasts/standing-broadcast.ts'

export type ServedNeeds = Pick<Ports, 'posts' | 'broadcasts' | 'newspapers' | 'editions' | 'hours' | 'now'>
type Needs = ServedNeeds

/**
 * Whether the one address of a picture that names no post still answers: of a newspaper's masthead, and on cards of
 * earlier versions of Mary. The rows are asked each time, so that it ends in every process with the commit that ended
 * it: a no, a confirmed *Retirer chez tous*, or the day from which it is over. A picture that was taken back stays away
 * although a draft made from its post has it too; a version submitted elsewhere keeps it.
 */
export async function isServed(ports: Needs, pictureId: string): Promise<boolean> {
  const posts = await ports.posts.withPicture(pictureId)
  if (posts.length === 0) return (await isOnPiece(ports, pictureId)) || isShownMasthead(ports, pictureId)
  const takenBack = await Promise.all(posts.map(post => isTakenAway(ports, post)))
  const standing = posts.filter((_, index) => takenBack[index] === false)
  const shown = standing.filter(post => isOnCard(post, pictureId, ports.now()))
  return takenBack.includes(true) ? shown.some(isSubmitted) : shown.length > 0
}

/** Pieces of an edition that is taken back end with the post that announces it. */
async function isOnPiece(ports: Needs, pictureId: string): Promise<boolean> {
  const shown = (await ports.editions.withPicture(pictureId)).filter(
    ({ state, items }) =>
      state !== 'abandoned' &&
      items.flatMap(picturesOfPiece).some(one => one.id === pictureId && mayShowAnywhere(one, ports.now())),
  )
  const takenBack = await Promise.all(
    shown.map(async ({ postId }) => {
      const post = postId === null ? null : await ports.posts.byId(postId)
      return post !== null && (await isTakenAway(ports, post))
    }),
  )
  return takenBack.includes(false)
}

/** Whether it is a newspaper's masthead: on its card, and in print. */
export async function isMastheadOf({ newspapers }: Pick<Ports, 'newspapers'>, pictureId: string): Promise<boolean> {
  return (await newspapers.all()).some(({ masthead }) => masthead?.id === pictureId)
}

/** The same, as long as it may be shown there. */
async function isShownMasthead({ newspapers, now }: Needs, pictureId: string): Promise<boolean> {
  return (await newspapers.all()).some(({ masthead }) => masthead?.id === pictureId && mastheadMayShow(masthead, now()))
}

/** Whether its last card is gone, and nothing that is yet to come needs the picture. */
export function areOver(posts: readonly Post[]): boolean {
  return posts.some(({ state }) => state === 'taken-back') && !posts.some(isSubmitted)
}

const submitted: readonly PostState[] = ['in-validation', 'approved', 'broadcasting', 'broadcast']

function isSubmitted({ state, correcting }: Post): boolean {
  return submitted.includes(state) || correcting !== null
}

function isOnCard({ content, correcting }: Post, pictureId: string, now: Instant): boolean {
  const pictures = [...content.pictures, ...(correcting?.content.pictures ?? [])]
  return pictures.some(picture => picture.id === pictureId && mayShowAnywhere(picture, now))
}

/** Whether its cards are over: taken back, or by the day from which they say so. */
export async function isTakenAway(
  { broadcasts, hours, now }: Pick<Needs, 'broadcasts' | 'hours' | 'now'>,
  post: Post,
): Promise<boolean> {
  if (post.state === 'taken-back') return true
  const sent = sentBroadcastId(post)
  const read = sent === null ? null : await readTarget({ broadcasts }, sent)
  if (!read) return false
  const { target, changing } = read
  return isRemovalConfirmed(changing) || isExpired(truestBroadcast(target, changing), now(), hours)
}
