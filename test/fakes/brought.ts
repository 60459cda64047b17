import assert from 'node:assert/strict'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import { finishBroadcast } from '../../src/dispatch/run/end.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { FakePorts } from './ports.ts'
import { approved } from './walk.ts'

/** As if the engine had carried it to its end: `delivered` cards. */
export async function carried(ports: FakePorts, id: string, delivered = ports.report.counts.delivered): Promise<void> {
  const broadcast = await ports.broadcasts.byId(id)
  const post = broadcast && (await ports.posts.byId(broadcast.postId))
  assert.ok(broadcast && post)
  ports.tamper('broadcast', { ...broadcast, state: 'running', planned: delivered, startedAt: ports.now() })
  if (post.broadcastId === id) ports.tamper('post', { ...post, state: 'broadcasting' })
  ports.report.counts.delivered = delivered
  await finishBroadcast(ports, id)
  ports.pass(60_000)
}

/** A post that three people have. */
export async function brought(
  ports: FakePorts,
  change: Record<string, unknown> = {},
): Promise<{ post: Post; broadcast: Broadcast }> {
  const { post, broadcast } = await approved(ports, change)
  await carried(ports, broadcast.id, 3)
  return { post: (await ports.posts.byId(post.id))!, broadcast: (await ports.broadcasts.byId(broadcast.id))! }
}
