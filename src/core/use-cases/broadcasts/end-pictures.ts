import { instantOf } from '../../domain/working-time/local-time.ts'
import { shownOf } from '../../domain/posts/pictures/sort-pictures.ts'
import { type BinVideoNeeds, expireVideo } from '../pictures/bin-video.ts'
import type { Ports } from '../../ports.ts'
import type { PostContent } from '../../domain/posts/post.ts'
import { type Instant, later } from '../../domain/time.ts'

const dayMs = 24 * 60 * 60_000
/** How long a picture outlives what it announces; news are over after a year. */
const afterEventMs = 7 * dayMs
export const newsMs = 365 * dayMs

type Needs = BinVideoNeeds & Pick<Ports, 'broadcasts' | 'posts' | 'pictures'>

/**
 * Once cards leave, their pictures and their video get an end. A copy that is broadcast later gives them another; a
 * broadcast that takes cards away or says that they are over changes nothing.
 */
export async function endPictures(ports: Needs, broadcastId: string): Promise<void> {
  const broadcast = await ports.broadcasts.byId(broadcastId)
  if (broadcast?.kind !== 'send' && broadcast?.kind !== 'correct') return
  const post = await ports.posts.byId(broadcast.postId)
  if (!post) return
  const at = picturesEnd(post.content, ports.now())
  const { initiativeId } = post
  await Promise.all(post.content.pictures.map(({ id }) => ports.pictures.expire(id, at)))
  if (post.content.video) await expireVideo(ports, post.content.video.id, at)
  await ports.commit(
    ...shownOf(post.content).map(({ id }) => ({ job: 'picture.end', data: { id, initiativeId }, at }) as const),
  )
}

/** Exact to the day: the time zone of the event does not matter. */
function picturesEnd({ event }: PostContent, now: Instant): Instant {
  const over = event && instantOf(event.date, '23:59', 'UTC')
  return over === null ? later(now, newsMs) : later(over, afterEventMs)
}
