import { type Actor, type Named, named } from '../../../domain/actor.ts'
import type { Change } from '../../../change.ts'
import { type Outside, outsidePerimeter, type PerimeterNeeds } from '../../perimeters/outside-perimeter.ts'
import type { Ports } from '../../../ports.ts'
import { currentVersion, type Post } from '../../../domain/posts/post.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { type BroadcastDecision, broadcastEntry, changeBroadcast, type BroadcastRefusal } from '../change-broadcast.ts'
import { isFresh } from '../count-people.ts'
import { afterFirst, confirmed } from './ask-to-send.ts'
import { barred, type Barred } from '../../../domain/broadcasts/barred.ts'
import { decidedDespite, heldNoMore, mayStart } from '../../../domain/broadcasts/start-time.ts'
import { pendingConfirmation, secondConfirmation } from '../../../domain/broadcasts/second-confirmation.ts'
import { remarksGiveWayTo } from './remarks-give-way.ts'
import { isSlotNow } from '../sealed-slot.ts'

/** `people`: the number on the button that was pressed. */
export type StartInput = { broadcastId: string; people: number }
export type StartResult =
  | { kind: 'started'; broadcast: Broadcast }
  | { kind: 'already-started' | 'closed'; broadcast: Broadcast }
  | Barred
  /** Kept as the first of two confirmations. */
  | { kind: 'second-needed'; broadcast: Broadcast }
  | { kind: 'same-person'; broadcast: Broadcast; by: Named; at: Instant }
  /** Nobody counted yet, or long ago, or the number changed since: ask again. */
  | { kind: 'confirm-again'; broadcast: Broadcast; people: number | null }
  | { kind: 'slot-fixed'; broadcast: Broadcast; slot: Instant }
  | Outside
  | BroadcastRefusal
type Needs = PerimeterNeeds & Pick<Ports, 'history' | 'broadcasts' | 'posts' | 'commit' | 'now'>
type Rules = Pick<Settings, 'timeZone' | 'fourEyesOver'>

/** « Diffuser à 2 871 agents »: freezes the audience, then sends. The seal is checked just before the first send. */
export function startBroadcast(
  ports: Needs,
  actor: Actor,
  { broadcastId, people }: StartInput,
  rules: Rules,
): Promise<StartResult> {
  return changeBroadcast<StartResult>(ports, actor, broadcastId, async (broadcast, at) => {
    if (broadcast.state === 'planning' || broadcast.state === 'running') return { kind: 'already-started', broadcast }
    const post = await ports.posts.byId(broadcast.postId)
    if (!mayStart(broadcast) || !isApproved(post, broadcast)) return { kind: 'closed', broadcast }
    const no = barred(broadcast, post, at, rules.timeZone)
    if (no) return no
    const slot = currentVersion(post)?.slot ?? null
    if (slot !== null && !isSlotNow(slot, at)) return { kind: 'slot-fixed', broadcast, slot }
    const outside = await outsidePerimeter(ports, actor, broadcast)
    if (outside) return outside
    const counted = broadcast.check?.people ?? null
    if (!isFresh(broadcast.check, at) || counted === 0 || counted !== people)
      return { kind: 'confirm-again', broadcast, people: counted }
    const asked = { people, scheduledFor: null }
    const second = secondConfirmation(pendingConfirmation(broadcast, at), actor, asked, {
      at,
      over: rules.fourEyesOver,
    })
    switch (second.kind) {
      case 'first':
        return confirmed(broadcast, actor, asked, at)
      case 'yours':
        return { kind: 'same-person', broadcast, by: second.confirmation.by, at: second.confirmation.at }
      case 'theirs':
      case 'not-needed':
        return started(broadcast, post, actor, {
          people,
          at,
          first: second.kind === 'theirs' ? second.confirmation.by : null,
          also: await remarksGiveWayTo(ports, broadcast, at),
        })
    }
  })
}

type Word = { people: number; at: Instant; first: Named | null; also: Change[] }

function started(
  broadcast: Broadcast,
  post: Post,
  actor: Actor,
  { people, at, first, also: giveWay }: Word,
): BroadcastDecision<StartResult> {
  const row: Post = { ...post, version: post.version + 1, state: 'broadcasting', editing: [], updatedAt: at }
  const also: Change[] = [
    { save: 'post', row, ifVersion: post.version },
    broadcastEntry('broadcast.started', broadcast, actor, { people, ...afterFirst(first) }),
    { job: 'broadcast.plan', data: { id: broadcast.id } },
    { job: 'post.follow', data: { postId: post.id, published: false } },
    ...giveWay,
  ]
  // Started by one person after two had scheduled it: it counts as that person's doing.
  const by = { sentBy: named(actor), firstBy: first }
  // It was held midway and is planned anew: people who are in the audience now get it too.
  const anew = { planned: null, frozenDigest: null }
  const change = {
    ...anew,
    state: 'planning',
    ...heldNoMore,
    scheduledFor: null,
    confirmation: null,
    ...decidedDespite(broadcast),
    ...by,
  } as const
  return { change, also, answer: broadcast => ({ kind: 'started', broadcast }) }
}

function isApproved(post: Post | null, broadcast: Broadcast): post is Post {
  return post?.broadcastId === broadcast.id && (post.state === 'approved' || post.state === 'broadcasting')
}
