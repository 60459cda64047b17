import type { Actor } from '../../actor.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../posts/post.ts'
import type { Instant } from '../../time.ts'
import type { Broadcast } from '../broadcast.ts'
import { broadcastEntry, changeBroadcast, type BroadcastRefusal } from '../change-broadcast.ts'

export type StopResult = { kind: 'stopped' | 'closed'; broadcast: Broadcast } | BroadcastRefusal
type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'commit' | 'now'>

/** *Arrêter l’envoi*: what has not left stays; the engine ends those rows as cancelled. */
export function stopBroadcast(ports: Needs, actor: Actor, broadcastId: string): Promise<StopResult> {
  return changeBroadcast<StopResult>(ports, actor, broadcastId, async (broadcast, now) => {
    if (broadcast.state === 'stopped') return { kind: 'stopped', broadcast }
    if (!['planning', 'running', 'held'].includes(broadcast.state)) return { kind: 'closed', broadcast }
    return {
      change: { state: 'stopped', finishedAt: now },
      also: [
        broadcastEntry('broadcast.stopped', broadcast, actor, { by: actor.name }),
        { job: 'broadcast.send', data: { id: broadcast.id } },
        ...(await postIsBroadcast(ports, broadcast, now)),
      ],
      answer: broadcast => ({ kind: 'stopped', broadcast }),
    }
  })
}

async function postIsBroadcast(ports: Needs, broadcast: Broadcast, now: Instant): Promise<Change[]> {
  const post = await ports.posts.byId(broadcast.postId)
  if (post?.state !== 'broadcasting') return []
  const row: Post = { ...post, version: post.version + 1, state: 'broadcast', updatedAt: now }
  return [{ save: 'post', row, ifVersion: post.version }]
}
