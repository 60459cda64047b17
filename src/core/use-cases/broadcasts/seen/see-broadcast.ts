import type { Broadcast, DeliveryCounts } from '../../../domain/broadcasts/broadcast.ts'
import { type EventFigures, tells } from '../../../domain/events/event.ts'
import type { BroadcastSeen, ChangedSince } from '../../../domain/faces/broadcast-seen.ts'
import { sentContent } from '../../../domain/posts/sent-post.ts'
import type { Ports } from '../../../ports.ts'
import { maySendAgain } from '../sending/resume-broadcast.ts'
import { seeSites, type SitesNeeds } from './see-sites.ts'
import { isCalledOff, truestBroadcast } from '../standing-broadcast.ts'

/** The broadcast with everything that its card shows and offers; null: there is none of that id. */
export async function seeBroadcast(
  ports: SitesNeeds & Pick<Ports, 'broadcasts' | 'posts' | 'deliveries' | 'events'>,
  broadcast: Broadcast,
): Promise<BroadcastSeen> {
  const post = await ports.posts.byId(broadcast.postId)
  const changing = await ports.broadcasts.changing(broadcast.targetId ?? broadcast.id)
  const told = post?.content.kind === 'event' && broadcast.planned !== null ? tells(broadcast) : null
  return {
    broadcast,
    report: broadcast.planned === null ? null : await ports.deliveries.report(broadcast.id),
    figures: await tallyEvent(ports, broadcast),
    told: told === null ? null : await ports.placements.counts(told === 'cancelled' ? told : 'moved', broadcast.id),
    target: await targetOf(ports, broadcast.targetId),
    changes: await changedSince(ports, broadcast),
    stands: post !== null && post.state !== 'taken-back' && post.state !== 'cancelled',
    calledOff: isCalledOff(changing),
    ...(broadcast.kind === 'send' && { until: truestBroadcast(broadcast, changing).expiresOn }),
    again: maySendAgain(post, broadcast, changing),
    sites: await seeSites(ports, broadcast),
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

/** `counts`: null while nothing is planned. */
export type ListedBroadcast = { broadcast: Broadcast; counts: DeliveryCounts | null; changes: ChangedSince[] }

/** The newest broadcasts, each with how far it has come. */
export async function listBroadcasts(
  ports: Pick<Ports, 'broadcasts' | 'deliveries'>,
  limit: number,
): Promise<ListedBroadcast[]> {
  const recent = await ports.broadcasts.recent(limit)
  return Promise.all(
    recent.map(async broadcast => ({
      broadcast,
      counts: broadcast.planned === null ? null : (await ports.deliveries.report(broadcast.id)).counts,
      changes: await changedSince(ports, broadcast),
    })),
  )
}

/** What changed the cards that a broadcast brought: of each kind the last change that reached anybody, newest first. */
export async function changedSince(
  ports: Pick<Ports, 'broadcasts' | 'deliveries'>,
  { id, kind }: Broadcast,
): Promise<ChangedSince[]> {
  if (kind !== 'send') return []
  const ended = (await ports.broadcasts.changing(id)).filter(({ state }) => state === 'done' || state === 'stopped')
  const changes: ChangedSince[] = []
  for (const broadcast of ended) {
    if (changes.some(one => one.broadcast.kind === broadcast.kind)) continue
    const { counts } = await ports.deliveries.report(broadcast.id)
    if (counts.delivered > 0) changes.push({ broadcast, people: counts.delivered })
  }
  return changes
}

/** How many people gave each answer to the event; null: it is no event, reached nobody yet, or brings no words. */
export async function tallyEvent(
  ports: Pick<Ports, 'posts' | 'events'>,
  broadcast: Broadcast,
): Promise<EventFigures | null> {
  if (broadcast.planned === null || (broadcast.kind !== 'send' && broadcast.kind !== 'correct')) return null
  const post = await ports.posts.byId(broadcast.postId)
  const content = post && sentContent(post)
  if (!post || content?.kind !== 'event' || !content.event) return null
  // After the answers were deleted, their counts are left.
  const counts = await ports.events.counts(post.id)
  return { capacity: content.event.capacity, tally: counts?.figures.tally ?? (await ports.events.tally(post.id)) }
}
