import assert from 'node:assert/strict'
import type { Broadcast } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { PostponeFields } from '../../src/core/domain/posts/event/postponement.ts'
import { postponeEvent } from '../../src/core/use-cases/posts/ending/postpone-event.ts'
import { submitPost } from '../../src/core/use-cases/posts/submission/submit-post.ts'
import { carried } from './brought.ts'
import { type FakePorts, settings } from './ports.ts'
import { actor, karim } from './town.ts'
import { comms, otherComms, press } from './walk.ts'

export async function askedToPostpone(ports: FakePorts, postId: string, fields: PostponeFields) {
  const { revision } = (await ports.posts.byId(postId))!
  return postponeEvent(ports, comms, { postId, revision, fields }, settings)
}

/** Written, and with all visas: the correction that is ready to leave. */
export async function readyToPostpone(ports: FakePorts, postId: string, fields: PostponeFields): Promise<Broadcast> {
  const asked = await askedToPostpone(ports, postId, fields)
  assert.ok(asked.kind === 'postponed', JSON.stringify(asked))
  return vouchedFor(ports, postId)
}

/** The draft of a correction, submitted and approved by all who are asked. */
export async function vouchedFor(ports: FakePorts, postId: string): Promise<Broadcast> {
  const { revision } = (await ports.posts.byId(postId))!
  const result = await submitPost(ports, comms, { postId, revision }, settings)
  assert.ok(result.kind === 'submitted', JSON.stringify(result))
  const { seal } = result.validation
  for (const [step, who] of [actor(karim, 'comms'), otherComms].entries())
    await press(ports, who, { id: postId, seal }, 'approve', step)
  const { broadcastId } = (await ports.posts.byId(postId))!
  const broadcast = broadcastId === null ? null : await ports.broadcasts.byId(broadcastId)
  assert.ok(broadcast?.kind === 'correct', 'every visa was given')
  return broadcast
}

/** It stands on the cards of everybody. */
export async function postponed(ports: FakePorts, postId: string, fields: PostponeFields): Promise<Broadcast> {
  const { id } = await readyToPostpone(ports, postId, fields)
  await carried(ports, id)
  return (await ports.broadcasts.byId(id))!
}
