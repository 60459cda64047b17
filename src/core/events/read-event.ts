import type { PersonId } from '../actor.ts'
import { readTarget, standingBroadcast } from '../broadcasts/change-delivered/standing-broadcast.ts'
import type { Ports } from '../ports.ts'
import { sentBroadcastId, sentContent } from '../posts/correction/sent-post.ts'
import type { EventSeen } from './event.ts'

export type EventReads = Pick<Ports, 'posts' | 'broadcasts' | 'deliveries' | 'events'>

/** Null for who did not receive it: a forged id learns nothing. */
export async function readEvent(ports: EventReads, person: PersonId, postId: string): Promise<EventSeen | null> {
  const post = await ports.posts.byId(postId)
  const content = post && sentContent(post)
  const details = content?.kind === 'event' ? content.event : null
  const sentId = post && sentBroadcastId(post)
  if (!post || !details || sentId === null) return null
  const [read, delivery, answer, places] = await Promise.all([
    readTarget(ports, sentId),
    ports.deliveries.byPerson(sentId, person),
    ports.events.answer(postId, person),
    ports.events.places(postId),
  ])
  // Somebody quick answers before the ledger has heard from Teams: `sending` was received, or may have been.
  const received = delivery && ['sending', 'delivered', 'unknown'].includes(delivery.state)
  if (!read || !received) return null
  const standing = standingBroadcast(read.target, read.changing)
  const broadcast = { ...read.target, rendered: standing.rendered }
  const correctedAt = standing.kind === 'correct' ? standing.startedAt : null
  return {
    post,
    details,
    broadcast,
    correctedAt,
    delivery,
    answer,
    places: places ?? { id: postId, version: 0, taken: 0, waiting: [] },
  }
}
