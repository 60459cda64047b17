import { picturesOfPiece } from '../../domain/newspapers/piece-pictures.ts'
import type { Ports } from '../../ports.ts'
import { mayShow } from '../../domain/pictures/consent.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import type { Post, PostState } from '../../domain/posts/post.ts'
import { isRemovalConfirmed } from '../broadcasts/standing-broadcast.ts'

type Needs = Pick<Ports, 'posts' | 'broadcasts' | 'newspapers' | 'editions'>

/**
 * Whether the address of a picture still answers. Asked of the rows each time, so that it ends in every process with
 * the commit that ended it: a no, or a confirmed *Retirer chez tous*. What was taken back stays away although a draft
 * made from it has the same picture; a version that was submitted elsewhere keeps it.
 */
export async function isServed(ports: Needs, pictureId: string): Promise<boolean> {
  const posts = await ports.posts.withPicture(pictureId)
  if (posts.length === 0) return (await isOnPiece(ports, pictureId)) || isMastheadOf(ports, pictureId)
  const takenBack = await Promise.all(posts.map(post => isTakenAway(ports, post)))
  const standing = posts.filter((_, index) => takenBack[index] === false)
  const shown = standing.filter(post => isOnCard(post, pictureId))
  return takenBack.includes(true) ? shown.some(isSubmitted) : shown.length > 0
}

/** Of an edition that is taken back its texts go with the post that announces it. */
async function isOnPiece(ports: Needs, pictureId: string): Promise<boolean> {
  const shown = (await ports.editions.withPicture(pictureId)).filter(
    ({ state, items }) =>
      state !== 'abandoned' && items.flatMap(picturesOfPiece).some(one => one.id === pictureId && mayShow(one)),
  )
  const takenBack = await Promise.all(
    shown.map(async ({ postId }) => {
      const post = postId === null ? null : await ports.posts.byId(postId)
      return post !== null && (await isTakenAway(ports, post))
    }),
  )
  return takenBack.includes(false)
}

/** Whether it stands on top of a newspaper: on its card, and where it is printed. */
export async function isMastheadOf({ newspapers }: Pick<Ports, 'newspapers'>, pictureId: string): Promise<boolean> {
  return (await newspapers.all()).some(({ masthead }) => masthead?.id === pictureId)
}

/** Whether its last card went: nothing that is yet to come needs the picture. */
export function areOver(posts: readonly Post[]): boolean {
  return posts.some(({ state }) => state === 'taken-back') && !posts.some(isSubmitted)
}

const submitted: readonly PostState[] = ['in-validation', 'approved', 'broadcasting', 'broadcast']

function isSubmitted({ state, correcting }: Post): boolean {
  return submitted.includes(state) || correcting !== null
}

function isOnCard({ content, correcting }: Post, pictureId: string): boolean {
  const pictures = [...content.pictures, ...(correcting?.content.pictures ?? [])]
  return pictures.some(picture => picture.id === pictureId && mayShow(picture))
}

async function isTakenAway({ broadcasts }: Needs, post: Post): Promise<boolean> {
  if (post.state === 'taken-back') return true
  const sent = sentBroadcastId(post)
  return sent !== null && isRemovalConfirmed(await broadcasts.changing(sent))
}
