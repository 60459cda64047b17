import { type Busy, whileStale } from '../attempt.ts'
import type { Ports } from '../ports.ts'
import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { Broadcast } from './broadcast.ts'

export type BeginResult = { kind: 'planning' } | { kind: 'not-yet'; at: Instant } | { kind: 'not-due' } | Busy

/** The first half of `broadcast.plan`: a scheduled broadcast whose time has come begins, once. */
export function beginBroadcast(
  ports: Pick<Ports, 'broadcasts' | 'posts' | 'commit' | 'now'>,
  id: string,
): Promise<BeginResult> {
  return whileStale<BeginResult>(async () => {
    const broadcast = await ports.broadcasts.byId(id)
    if (broadcast?.state === 'planning') return { kind: 'planning' }
    if (broadcast?.state !== 'scheduled' || broadcast.scheduledFor === null) return { kind: 'not-due' }
    const now = ports.now()
    // The job of an earlier time, since scheduled anew.
    if (broadcast.scheduledFor > now) return { kind: 'not-yet', at: broadcast.scheduledFor }
    const post = await ports.posts.byId(broadcast.postId)
    if (post?.state !== 'approved') return { kind: 'not-due' }
    const { reference: subject, seal, scheduledFor } = broadcast
    const begun: Broadcast = { ...broadcast, version: broadcast.version + 1, state: 'planning', updatedAt: now }
    const sending: Post = { ...post, version: post.version + 1, state: 'broadcasting', updatedAt: now }
    const done = await ports.commit(
      { save: 'broadcast', row: begun, ifVersion: broadcast.version },
      { save: 'post', row: sending, ifVersion: post.version },
      { journal: { verb: 'broadcast.started', actor: null, subject, seal, details: { scheduledFor } } },
      { job: 'placement.refresh', data: { key: `broadcast:${id}` } },
    )
    return done === 'done' ? { kind: 'planning' } : 'stale'
  })
}
