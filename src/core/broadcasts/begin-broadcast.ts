import { type Busy, whileStale } from '../attempt.ts'
import type { Change } from '../change.ts'
import type { Ports } from '../ports.ts'
import type { Instant } from '../time.ts'
import type { Broadcast } from './broadcast.ts'

export type BeginResult = { kind: 'planning' } | { kind: 'not-yet'; at: Instant } | { kind: 'not-due' } | Busy

type Needs = Pick<Ports, 'broadcasts' | 'posts' | 'commit' | 'now'>

/** The first half of `broadcast.plan`: a scheduled broadcast whose time has come begins, once. */
export function beginBroadcast(ports: Needs, id: string): Promise<BeginResult> {
  return whileStale<BeginResult>(async () => {
    const broadcast = await ports.broadcasts.byId(id)
    if (broadcast?.state === 'planning') return { kind: 'planning' }
    if (broadcast?.state !== 'scheduled' || broadcast.scheduledFor === null) return { kind: 'not-due' }
    const now = ports.now()
    // The job of an earlier time, since scheduled anew; or our clock is behind the store's.
    if (broadcast.scheduledFor > now) return { kind: 'not-yet', at: broadcast.scheduledFor }
    const post = await postBegins(ports, broadcast, now)
    if (post === null) return { kind: 'not-due' }
    const { reference: subject, seal, scheduledFor } = broadcast
    const begun: Broadcast = { ...broadcast, version: broadcast.version + 1, state: 'planning', updatedAt: now }
    const done = await ports.commit(
      { save: 'broadcast', row: begun, ifVersion: broadcast.version },
      ...post,
      { journal: { verb: 'broadcast.started', actor: null, subject, seal, details: { scheduledFor } } },
      { job: 'placement.refresh', data: { key: `broadcast:${id}` } },
    )
    return done === 'done' ? { kind: 'planning' } : 'stale'
  })
}

/** Null: its post is no longer approved. Cards that are taken away or expire leave their post as it is. */
async function postBegins(ports: Needs, { kind, postId }: Broadcast, now: Instant): Promise<Change[] | null> {
  if (kind === 'take-back' || kind === 'expire') return []
  const post = await ports.posts.byId(postId)
  if (post?.state !== 'approved') return null
  const row = { ...post, version: post.version + 1, state: 'broadcasting', updatedAt: now } as const
  return [{ save: 'post', row, ifVersion: post.version }]
}
