import type { PersonId } from '../actor.ts'
import type { Ports } from '../ports.ts'
import type { EventSeen } from './event.ts'

export type EventReads = Pick<Ports, 'posts' | 'broadcasts' | 'deliveries' | 'events'>

/** Null for who did not receive it: a forged id learns nothing. */
export async function readEvent(ports: EventReads, person: PersonId, postId: string): Promise<EventSeen | null> {
  const post = await ports.posts.byId(postId)
  const details = post?.content.kind === 'event' ? post.content.event : null
  if (!post || !details || post.broadcastId === null) return null
  const [broadcast, delivery, answer, places] = await Promise.all([
    ports.broadcasts.byId(post.broadcastId),
    ports.deliveries.byPerson(post.broadcastId, person),
    ports.events.answer(postId, person),
    ports.events.places(postId),
  ])
  // Somebody quick answers before the ledger has heard from Teams: `sending` was received, or may have been.
  const received = delivery && ['sending', 'delivered', 'unknown'].includes(delivery.state)
  if (!broadcast || !received) return null
  return { post, details, broadcast, delivery, answer, places: places ?? { id: postId, version: 0, taken: 0, waiting: [] } }
}
