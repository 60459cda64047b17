import type { Change } from '../../../change.ts'
import type { Actor } from '../../../domain/actor.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { isExpired } from '../../../domain/broadcasts/cards-expiry.ts'
import { lacksConsent } from '../../../domain/broadcasts/lacks-consent.ts'
import { outOfTime } from '../../../domain/broadcasts/start-time.ts'
import { endsEvent } from '../../../domain/events/event.ts'
import type { Post } from '../../../domain/posts/post.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { type Outside, outsidePerimeter, type PerimeterNeeds } from '../../perimeters/outside-perimeter.ts'
import { type BroadcastDecision, broadcastEntry, type BroadcastRefusal, changeBroadcast } from '../change-broadcast.ts'
import { type EditionCheckNeeds, hasEditionBytes } from '../sealed/check-edition.ts'
import { checkSeal } from '../sealed/check-seal.ts'
import { sendParts } from '../send-parts.ts'
import { isCalledOff, isChanging, standingBroadcast } from '../standing-broadcast.ts'

export type ResumeResult =
  | { kind: 'resumed'; broadcast: Broadcast }
  | { kind: 'already-started' | NotSealed; broadcast: Broadcast }
  | Outside
  | BroadcastRefusal
type Needs = Parameters<typeof sealedStill>[0] &
  PerimeterNeeds &
  Pick<Ports, 'history' | 'deliveries' | 'commit' | 'now'>
type Rules = Parameters<typeof sealedStill>[2]

/**
 * *Reprendre*: a paused broadcast goes on; of a stopped one the cancelled people are queued again, in the same commit.
 * Two people have confirmed it already where that was needed; yet nobody sends outside their own perimeter.
 */
export function resumeBroadcast(ports: Needs, actor: Actor, broadcastId: string, rules: Rules): Promise<ResumeResult> {
  return changeBroadcast<ResumeResult>(ports, actor, broadcastId, async broadcast => {
    switch (broadcast.state) {
      case 'planning':
      case 'running':
        return { kind: 'already-started', broadcast }
      case 'paused':
        return (
          (await outsidePerimeter(ports, actor, broadcast)) ??
          resumed(broadcast, actor, (await ports.deliveries.report(broadcast.id)).counts.queued, [])
        )
      case 'stopped':
      case 'done':
        return stoppedOne(ports, broadcast, actor, rules)
      default:
        return { kind: 'closed', broadcast }
    }
  })
}

async function stoppedOne(
  ports: Needs,
  broadcast: Broadcast,
  actor: Actor,
  rules: Rules,
): Promise<BroadcastDecision<ResumeResult> | ResumeResult> {
  const { counts, refused } = await ports.deliveries.report(broadcast.id)
  // Rows of one that was just stopped may not be cancelled yet.
  const people = (refused.cancelled ?? 0) + counts.queued
  if (people === 0) return { kind: 'closed', broadcast }
  const outside = await outsidePerimeter(ports, actor, broadcast)
  if (outside) return outside
  const sealed = await sealedStill(ports, broadcast, rules)
  if (sealed.kind !== 'sealed') return { kind: sealed.kind, broadcast }
  return resumed(broadcast, actor, people, [{ requeue: 'cancelled', broadcastId: broadcast.id }, ...sealed.post])
}

function resumed(broadcast: Broadcast, actor: Actor, people: number, also: Change[]): BroadcastDecision<ResumeResult> {
  const { change, jobs } = goOn(broadcast)
  return {
    change,
    also: [...also, broadcastEntry('broadcast.resumed', broadcast, actor, { people }), ...jobs],
    answer: broadcast => ({ kind: 'resumed', broadcast }),
  }
}

type GoOnNeeds = EditionCheckNeeds & Parameters<typeof checkSeal>[0] & Pick<Ports, 'broadcasts' | 'posts' | 'now'>

/** Starts it again; where planning was interrupted, planning is completed first. */
export function goOn({ id, planned }: Broadcast): { change: Partial<Broadcast>; jobs: Change[] } {
  if (planned === null)
    return {
      change: { state: 'planning', paused: null, finishedAt: null },
      jobs: [{ job: 'broadcast.plan', data: { id } }],
    }
  return {
    change: { state: 'running', paused: null, finishedAt: null },
    jobs: [...sendParts(id), { job: 'broadcast.progress', data: { id } }],
  }
}

/** Why an ended broadcast cannot go on. */
export type NotSealed =
  | 'closed'
  | 'names-gone'
  | 'replaced'
  | 'event-cancelled'
  | 'being-changed'
  | 'seal-differs'
  | 'event-over'
  | 'expired'
  | 'no-consent'

/**
 * An ended broadcast goes on only while its post is still what it sent: not being changed, not taken back, not sent by
 * another one. `post`: broadcasting again.
 */
export async function sealedStill(
  ports: GoOnNeeds,
  broadcast: Broadcast,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<{ kind: 'sealed'; post: Change[] } | { kind: NotSealed }> {
  if (broadcast.namesGoneAt !== undefined) return { kind: 'names-gone' }
  const { id, targetId } = broadcast
  const changing = await ports.broadcasts.changing(targetId ?? id)
  if (isChanging(changing.filter(other => other.id !== id))) return { kind: 'being-changed' }
  const post = await ports.posts.byId(broadcast.postId)
  if (!post || !isStillOf(post, broadcast) || hasOtherWords(broadcast, changing)) return { kind: 'replaced' }
  if (post.state !== 'broadcast') return { kind: 'closed' }
  if (isOfCancelled(broadcast, changing)) return { kind: 'event-cancelled' }
  const over = isOver(broadcast, post, ports.now(), timeZone)
  if (over) return { kind: over }
  if (lacksConsent(broadcast, post, ports.now())) return { kind: 'no-consent' }
  if (!(await checkSeal(ports, broadcast)) || !(await hasEditionBytes(ports, broadcast)))
    return { kind: 'seal-differs' }
  // The version moves in any case, so that a person who takes back or corrects at this moment reads again.
  const row: Post = { ...post, ...beginsAgain(post, broadcast), version: post.version + 1, updatedAt: ports.now() }
  const follow: Change = { job: 'post.follow', data: { postId: post.id, published: false } }
  return { kind: 'sealed', post: [{ save: 'post', row, ifVersion: post.version }, follow] }
}

/** Once a correction has ended, its post belongs again to the broadcast that brought its cards. */
function isStillOf({ broadcastId }: Post, { id, targetId }: Broadcast): boolean {
  return broadcastId === (targetId ?? id)
}

/** Cards are told once that they are over: a person with a fresh card after that would never be told. */
function isOver(broadcast: Broadcast, post: Post, now: Instant, timeZone: string): 'event-over' | 'expired' | null {
  if (broadcast.kind !== 'correct') return outOfTime(broadcast, post, now, timeZone)
  return isExpired(broadcast, now, { timeZone }) ? 'expired' : null
}

/** A later correction reached the people who have its cards: nobody else may get the earlier words. */
function hasOtherWords(broadcast: Broadcast, changing: readonly Broadcast[]): boolean {
  const { id, kind, createdAt } = broadcast
  if (kind !== 'send' && kind !== 'correct') return false
  const standing = standingBroadcast(broadcast, changing)
  return standing.id !== id && standing.createdAt > createdAt
}

/** Nobody gets fresh cards, or other words, of an event that is called off. */
function isOfCancelled(broadcast: Broadcast, changing: readonly Broadcast[]): boolean {
  return isCalledOff(changing) && !endsEvent(broadcast)
}

/**
 * Whether an ended broadcast may be taken up again: it is neither being corrected, nor over, nor sent by another one.
 */
export function maySendAgain(post: Post | null, broadcast: Broadcast, changing: readonly Broadcast[]): boolean {
  if (post?.state !== 'broadcast' || isOfCancelled(broadcast, changing)) return false
  return isStillOf(post, broadcast) && !hasOtherWords(broadcast, changing)
}

/**
 * The post of a correction that was stopped is under correction again; a broadcast that takes cards away leaves the
 * post as it is.
 */
function beginsAgain({ content, expiresOn }: Post, { id, kind, targetId }: Broadcast): Partial<Post> {
  switch (kind) {
    case 'send':
      return { state: 'broadcasting' }
    case 'correct':
      return {
        state: 'broadcasting',
        broadcastId: id,
        correcting: targetId === null ? null : { broadcastId: targetId, content, expiresOn },
      }
    case 'take-back':
    case 'expire':
    case 'remark':
    case 'call-off':
    case 'mend':
      return {}
  }
}
