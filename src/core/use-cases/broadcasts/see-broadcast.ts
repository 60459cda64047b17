import { tells } from '../../domain/events/event.ts'
import { tallyEvent } from './tally-event.ts'
import type { Ports } from '../../ports.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { maySendAgain } from './go-on.ts'
import type { BroadcastSeen } from '../../domain/faces/broadcast-seen.ts'
import { changedSince } from './changed-since.ts'

/** Reads it all. */
export async function seeBroadcast(
  ports: Pick<Ports, 'broadcasts' | 'posts' | 'deliveries' | 'events' | 'placements'>,
  broadcast: Broadcast,
): Promise<BroadcastSeen> {
  const post = await ports.posts.byId(broadcast.postId)
  const told = post?.content.kind === 'event' && broadcast.planned !== null ? tells(broadcast) : null
  return {
    broadcast,
    report: broadcast.planned === null ? null : await ports.deliveries.report(broadcast.id),
    figures: await tallyEvent(ports, broadcast),
    told: told === null ? null : await ports.placements.counts(told === 'cancelled' ? told : 'moved', broadcast.id),
    target: await targetOf(ports, broadcast.targetId),
    changes: await changedSince(ports, broadcast),
    stands: post !== null && post.state !== 'taken-back' && post.state !== 'cancelled',
    again: maySendAgain(post, broadcast, await ports.broadcasts.changing(broadcast.targetId ?? broadcast.id)),
  }
}

async function targetOf(
  ports: Pick<Ports, 'broadcasts' | 'deliveries'>,
  id: string | null,
): Promise<BroadcastSeen['target']> {
  const target = id === null ? null : await ports.broadcasts.byId(id)
  if (!target) return null
  const { counts } = await ports.deliveries.report(target.id)
  return { reference: target.reference, people: counts.delivered, unknown: counts.unknown, resent: target.resent ?? 0 }
}
