import { type Change, refresh } from '../../../change.ts'
import { type Actor, named } from '../../../domain/actor.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { newBroadcast } from '../../../domain/broadcasts/new-broadcast.ts'
import { currentVersion, type Post } from '../../../domain/posts/post.ts'
import { endsEvent } from '../../../domain/events/event.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { afterBroadcast } from './after-broadcast.ts'
import { broadcastEntry, type BroadcastRefusal, changeBroadcast } from '../change-broadcast.ts'
import { isSent } from './not-yet-sent.ts'
import { sendParts } from '../send-parts.ts'

export type StopResult =
  { kind: 'stopped'; broadcast: Broadcast } | { kind: 'closed'; broadcast: Broadcast } | BroadcastRefusal
type Needs = Pick<
  Ports,
  'history' | 'broadcasts' | 'posts' | 'deliveries' | 'commit' | 'now' | 'newId' | 'newReference'
>

/** *Arrêter l’envoi*: nothing more leaves; the engine cancels the remaining rows. *Reprendre* takes them up. */
export function stopBroadcast(ports: Needs, actor: Actor, broadcastId: string): Promise<StopResult> {
  return changeBroadcast<StopResult>(ports, actor, broadcastId, async (broadcast, now) => {
    if (broadcast.state === 'stopped') return { kind: 'stopped', broadcast }
    if (!['planning', 'running', 'paused', 'held'].includes(broadcast.state)) return { kind: 'closed', broadcast }
    const post = await ports.posts.byId(broadcast.postId)
    const sent = await isSent(ports, broadcast)
    return {
      // Nobody's card has its words.
      change: { state: 'stopped', paused: null, finishedAt: now, ...(sent ? {} : { startedAt: null }) },
      also: [
        broadcastEntry('broadcast.stopped', broadcast, actor, {}),
        ...sendParts(broadcast.id),
        // The card of the changed broadcast shows what this one changed until now.
        ...(broadcast.targetId === null ? [] : [refresh({ card: 'broadcast', broadcastId: broadcast.targetId })]),
        // An event that some people read to be cancelled is so for everybody who counts on it, and in their calendars.
        ...(endsEvent(broadcast) ? [followed(broadcast)] : []),
        ...(post?.state === 'broadcasting' && post.broadcastId === broadcast.id
          ? await becomesOf(ports, post, broadcast, { at: now, sent })
          : []),
      ],
      answer: broadcast => ({ kind: 'stopped', broadcast }),
    }
  })
}

function followed({ postId }: Broadcast): Change {
  return { job: 'post.follow', data: { postId, published: false } }
}

/**
 * If anybody got it, the post is broadcast. If nobody did, it is approved as before and may be sent anew, by another
 * broadcast: this one has ended.
 */
async function becomesOf(
  ports: Needs,
  post: Post,
  broadcast: Broadcast,
  { at, sent }: { at: Instant; sent: boolean },
): Promise<Change[]> {
  const save = (change: Partial<Post>): Change => {
    return {
      save: 'post',
      row: { ...post, version: post.version + 1, updatedAt: at, ...change },
      ifVersion: post.version,
    }
  }
  if (sent) return afterBroadcast(ports, broadcast, at)
  const version = currentVersion(post)
  // A post that does not match its seal waits for a person to edit it.
  const follow: Change = { job: 'post.follow', data: { postId: post.id, published: false } }
  if (!version || broadcast.heldBecause === 'seal-mismatch') return [save({ state: 'approved' }), follow]
  const next = newBroadcast(post, version, { id: ports.newId(), reference: await ports.newReference('DIF'), at })
  return [
    save({ state: 'approved', broadcastId: next.id }),
    follow,
    { save: 'broadcast', row: next, ifVersion: 0 },
    refresh({ card: 'broadcast', broadcastId: next.id }),
  ]
}

export type PauseResult =
  { kind: 'paused'; broadcast: Broadcast } | { kind: 'closed'; broadcast: Broadcast } | BroadcastRefusal

/** *Suspendre*: nothing more leaves for now. Paused while it is planned, planning is completed when it is resumed. */
export function pauseBroadcast(
  ports: Pick<Ports, 'history' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>,
  actor: Actor,
  broadcastId: string,
): Promise<PauseResult> {
  return changeBroadcast<PauseResult>(ports, actor, broadcastId, async (broadcast, at) => {
    if (broadcast.state === 'paused') return { kind: 'paused', broadcast }
    if (broadcast.state !== 'running' && broadcast.state !== 'planning') return { kind: 'closed', broadcast }
    const { counts } = await ports.deliveries.report(broadcast.id)
    return {
      change: { state: 'paused', paused: { by: named(actor), at } },
      also: [broadcastEntry('broadcast.paused', broadcast, actor, { people: counts.queued })],
      answer: broadcast => ({ kind: 'paused', broadcast }),
    }
  })
}
