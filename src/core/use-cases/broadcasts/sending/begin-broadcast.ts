import { type Change, refresh } from '../../../change.ts'
import { type Actor, named, type Named } from '../../../domain/actor.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import type { Objection } from '../../../domain/broadcasts/objection.ts'
import { withoutConsent } from '../../../domain/broadcasts/lacks-consent.ts'
import { sentBroadcastId } from '../../../domain/posts/sent-post.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Day, Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { type Busy, whileStale } from '../../attempt.ts'
import { asOfNow, countAudience } from '../../audiences/expand-audience.ts'
import { outsidePerimeter, type PerimeterNeeds } from '../../perimeters/outside-perimeter.ts'
import { checkEdition, type EditionCheckNeeds } from '../sealed/check-edition.ts'
import { holdChanges } from './hold-changes.ts'
import { remarksGiveWayTo } from './remarks-give-way.ts'
import { isCalledOff, isTakenBack } from '../standing-broadcast.ts'

export type BeginResult = { kind: 'planning' } | { kind: 'not-yet'; at: Instant } | { kind: 'not-due' } | Busy

type Needs = PerimeterNeeds & EditionCheckNeeds & Pick<Ports, 'broadcasts' | 'posts' | 'commit' | 'now'>

type Rules = Pick<Settings, 'fourEyesOver'>

/**
 * The first half of `broadcast.plan`: a scheduled broadcast whose time has come begins, once. Its audience may have
 * grown over what one person may confirm, or out of the perimeter of the person who scheduled it: then it is held.
 */
export function beginBroadcast(ports: Needs, id: string, rules: Rules): Promise<BeginResult> {
  return whileStale<BeginResult>(async () => {
    const broadcast = await ports.broadcasts.byId(id)
    if (broadcast?.state === 'planning') return stillMay(ports, broadcast, rules)
    if (broadcast?.state !== 'scheduled' || broadcast.scheduledFor === null) return { kind: 'not-due' }
    const now = ports.now()
    // A job for an earlier time, after it was scheduled anew; or our clock is behind the store's.
    if (broadcast.scheduledFor > now) return { kind: 'not-yet', at: broadcast.scheduledFor }
    const post = await postBegins(ports, broadcast, now)
    if (post === null) return { kind: 'not-due' }
    const because = await objection(ports, broadcast, rules)
    if (because !== null) return held(ports, broadcast, because)
    const { reference: subject, seal, scheduledFor } = broadcast
    const begun: Broadcast = { ...broadcast, version: broadcast.version + 1, state: 'planning', updatedAt: now }
    const done = await ports.commit(
      { save: 'broadcast', row: begun, ifVersion: broadcast.version },
      ...post,
      ...(await remarksGiveWayTo(ports, broadcast, now)),
      { journal: { verb: 'broadcast.started', actor: null, subject, seal, details: { scheduledFor } } },
      refresh({ card: 'broadcast', broadcastId: id }),
    )
    return done === 'done' ? { kind: 'planning' } : 'stale'
  })
}

/**
 * The visa that sent an emergency may have come hours after the count. No other sending is checked again: those were
 * counted just now.
 */
async function stillMay(ports: Needs, broadcast: Broadcast, rules: Rules): Promise<BeginResult | 'stale'> {
  const because = broadcast.urgent && broadcast.planned === null ? await objection(ports, broadcast, rules) : null
  return because === null ? { kind: 'planning' } : held(ports, broadcast, because)
}

async function held(ports: Needs, broadcast: Broadcast, objection: Objection): Promise<BeginResult | 'stale'> {
  const changes = holdChanges(broadcast, objection.because, ports.now(), objection)
  return (await ports.commit(...changes)) === 'done' ? { kind: 'not-due' } : 'stale'
}

/** What was true when it was scheduled must be true when it leaves. Changes of delivered cards reach nobody new. */
async function objection(ports: Needs, broadcast: Broadcast, { fourEyesOver }: Rules): Promise<Objection | null> {
  const { kind, sentBy, firstBy = null, audience, urgent } = broadcast
  const post = await ports.posts.byId(broadcast.postId)
  const closed = withoutConsent(broadcast, post, ports.now())
  if (closed) return closed
  const edition = await checkEdition(ports, broadcast)
  if (edition) return edition
  if (kind !== 'send' || sentBy === null) return null
  if (await isOfCancelledEvent(ports, broadcast)) return { because: 'event-cancelled', about: '' }
  const now = asOfNow(ports)
  if (await outsidePerimeter(now, sentBy, broadcast)) return { because: 'outside-perimeter', about: '' }
  if (firstBy !== null) return null
  const confirmed = Math.max(fourEyesOver, urgent?.people ?? 0)
  const people = await countAudience(now, audience, confirmed)
  return people > confirmed ? { because: 'four-eyes', about: '' } : null
}

/**
 * A message to registered people that was approved before its event was called off: « apportez des gants » implies that
 * it takes place.
 */
async function isOfCancelledEvent(
  { posts, broadcasts }: Needs,
  { audience, despiteCancelled }: Broadcast,
): Promise<boolean> {
  if (despiteCancelled === true) return false
  const event = audience.kind === 'registered' ? await posts.byId(audience.postId) : null
  const sentId = event && sentBroadcastId(event)
  if (!sentId) return false
  const changing = await broadcasts.changing(sentId)
  return isCalledOff(changing) || isTakenBack(changing)
}

/**
 * Null: its post is no longer approved. A broadcast that only removes cards or changes frames leaves the post alone.
 */
async function postBegins(ports: Needs, { id, kind, postId }: Broadcast, now: Instant): Promise<Change[] | null> {
  if (kind !== 'send' && kind !== 'correct') return []
  const post = await ports.posts.byId(postId)
  // Held after its planning had begun, it was scheduled anew.
  if (post?.state === 'broadcasting' && post.broadcastId === id) return []
  if (post?.state !== 'approved') return null
  const row = { ...post, version: post.version + 1, state: 'broadcasting', updatedAt: now } as const
  return [
    { save: 'post', row, ifVersion: post.version },
    { job: 'post.follow', data: { postId, published: false } },
  ]
}

/**
 * In an emergency the visa is the second confirmation of the number that was sealed: nothing else is waited for. It
 * begins as if the person who asked had started it, within their perimeter.
 */
export function startsAtOnce(ready: Broadcast, { askedBy, visaBy }: { askedBy: Named; visaBy: Named }): Broadcast {
  return {
    ...ready,
    state: 'planning',
    sentBy: askedBy,
    urgent: { by: named(visaBy), people: ready.headCount, told: null },
  }
}

/**
 * A message to registered people leaves by itself, as if its author had sent it, and not while people should be left
 * alone. Where its event is over by then, a person of comms decides.
 */
export function startsByItself(
  ready: Broadcast,
  { askedBy, at, day }: { askedBy: Named; at: Instant; day: Day },
): Broadcast {
  if (ready.expiresOn !== null && day >= ready.expiresOn) return ready
  return { ...ready, state: 'scheduled', sentBy: askedBy, scheduledFor: at }
}

/** The same change for what leaves by itself. */
export function ownStart({ id, state, reference: subject, seal, scheduledFor, sentBy }: Broadcast): Change[] {
  if (state !== 'scheduled' || scheduledFor === null) return []
  const details = { scheduledFor, after: sentBy?.name ?? null }
  return [
    { journal: { verb: 'broadcast.scheduled', actor: null, subject, seal, details } },
    { job: 'broadcast.plan', data: { id }, at: scheduledFor },
  ]
}

/** The jobs of its beginning, in the commit of that visa. */
export function urgentStart(
  { id, state, reference: subject, seal, urgent, sentBy }: Broadcast,
  actor: Actor,
): Change[] {
  if (!urgent || state !== 'planning') return []
  const details = { people: urgent.people, urgent: true, after: sentBy?.name ?? null }
  return [
    { journal: { verb: 'broadcast.started', actor, subject, seal, details } },
    { job: 'broadcast.plan', data: { id } },
    { job: 'urgent.tell', data: { broadcastId: id }, inMs: 5_000 },
  ]
}
