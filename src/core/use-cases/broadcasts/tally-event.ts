import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Ports } from '../../ports.ts'
import { sentContent } from '../../domain/posts/sent-post.ts'
import type { EventFigures } from '../../domain/events/event.ts'

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
