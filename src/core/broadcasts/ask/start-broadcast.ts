import { type Actor, named } from '../../actor.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../posts/post.ts'
import { currentVersion } from '../../posts/post.ts'
import type { Instant } from '../../time.ts'
import type { Broadcast } from '../broadcast.ts'
import { broadcastEntry, changeBroadcast, type BroadcastRefusal } from '../change-broadcast.ts'
import { mayStart } from './may-start.ts'
import { isSlotNow } from './sealed-slot.ts'

/** `people`: the number on the button that was pressed. */
export type StartInput = { broadcastId: string; people: number }
export type StartResult =
  | { kind: 'started' | 'already-started' | 'closed'; broadcast: Broadcast }
  /** Nobody counted yet, or another number since: ask again. */
  | { kind: 'confirm-again'; broadcast: Broadcast; people: number | null }
  | { kind: 'slot-fixed'; broadcast: Broadcast; slot: Instant }
  | BroadcastRefusal
type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'commit' | 'now'>

/** « Diffuser à 2 871 agents »: freezes the audience, then sends. The seal is checked just before the first send. */
export function startBroadcast(ports: Needs, actor: Actor, { broadcastId, people }: StartInput): Promise<StartResult> {
  return changeBroadcast<StartResult>(ports, actor, broadcastId, async (broadcast, now) => {
    if (broadcast.state === 'planning' || broadcast.state === 'running') return { kind: 'already-started', broadcast }
    const post = await ports.posts.byId(broadcast.postId)
    if (!mayStart(broadcast) || !isApproved(post, broadcast)) return { kind: 'closed', broadcast }
    const slot = currentVersion(post)?.slot ?? null
    if (slot !== null && !isSlotNow(slot, now)) return { kind: 'slot-fixed', broadcast, slot }
    const counted = broadcast.check?.people ?? null
    if (counted === null || counted === 0 || counted !== people) return { kind: 'confirm-again', broadcast, people: counted }
    const row: Post = { ...post, version: post.version + 1, state: 'broadcasting', editing: [], updatedAt: now }
    const also: Change[] = [
      { save: 'post', row, ifVersion: post.version },
      broadcastEntry('broadcast.started', broadcast, actor, { people, by: actor.name }),
      { job: 'broadcast.plan', data: { id: broadcast.id } },
    ]
    const change = { state: 'planning', heldBecause: null, scheduledFor: null, sentBy: named(actor) } as const
    return { change, also, answer: broadcast => ({ kind: 'started', broadcast }) }
  })
}

function isApproved(post: Post | null, broadcast: Broadcast): post is Post {
  return post?.broadcastId === broadcast.id && (post.state === 'approved' || post.state === 'broadcasting')
}
