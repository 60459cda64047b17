import type { Broadcast } from '../broadcasts/broadcast.ts'
import type { Ports } from '../ports.ts'
import { sentContent } from '../posts/correction/sent-post.ts'
import type { EventFigures } from './event.ts'

/** Null for what is no event, reached nobody yet, or brings no words. */
export async function tallyEvent(
  ports: Pick<Ports, 'posts' | 'events'>,
  broadcast: Broadcast,
): Promise<EventFigures | null> {
  if (broadcast.planned === null || (broadcast.kind !== 'send' && broadcast.kind !== 'correct')) return null
  const post = await ports.posts.byId(broadcast.postId)
  const content = post && sentContent(post)
  if (!post || content?.kind !== 'event' || !content.event) return null
  return { capacity: content.event.capacity, tally: await ports.events.tally(post.id) }
}
