import assert from 'node:assert/strict'
import type { EventDetails } from '../../src/core/domain/posts/post.ts'
import type { FakePorts } from './ports.ts'

/** As if a correction had reached everybody. */
export async function changedEvent(ports: FakePorts, postId: string, details: Partial<EventDetails>): Promise<void> {
  const post = await ports.posts.byId(postId)
  assert.ok(post?.content.event, 'it is an event')
  const content = { ...post.content, event: { ...post.content.event, ...details } }
  ports.tamper('post', { ...post, content, sealed: post.sealed.map(one => ({ ...one, content })) })
}
