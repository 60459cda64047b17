import type { EventFigures } from '../../events/event.ts'
import { tallyEvent } from '../../events/tally-event.ts'
import type { Ports } from '../../ports.ts'
import type { Reference } from '../../reference.ts'
import type { Broadcast, DeliveryReport } from '../broadcast.ts'

/** What the card of a broadcast tells and offers. */
export type BroadcastSeen = {
  broadcast: Broadcast
  /** Null until it is planned. */
  report: DeliveryReport | null
  figures: EventFigures | null
  /** Whose cards it changes; `unknown`: people of that one whose card nobody knows, and so nobody can change. */
  target: { reference: Reference; unknown: number } | null
  /** It still is what its post was sent by, and its cards are there: they may be corrected or taken back. */
  stands: boolean
}

export async function seeBroadcast(
  ports: Pick<Ports, 'broadcasts' | 'posts' | 'deliveries' | 'events'>,
  broadcast: Broadcast,
): Promise<BroadcastSeen> {
  const post = await ports.posts.byId(broadcast.postId)
  return {
    broadcast,
    report: broadcast.planned === null ? null : await ports.deliveries.report(broadcast.id),
    figures: await tallyEvent(ports, broadcast),
    target: await targetOf(ports, broadcast.targetId),
    stands: post !== null && post.state !== 'taken-back' && post.state !== 'cancelled',
  }
}

async function targetOf(ports: Pick<Ports, 'broadcasts' | 'deliveries'>, id: string | null): Promise<BroadcastSeen['target']> {
  const target = id === null ? null : await ports.broadcasts.byId(id)
  if (!target) return null
  const { counts } = await ports.deliveries.report(target.id)
  return { reference: target.reference, unknown: counts.unknown }
}
