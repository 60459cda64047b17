import assert from 'node:assert/strict'
import type { Actor, Person } from '../../src/core/domain/actor.ts'
import type { EventDetails, Post } from '../../src/core/domain/posts/post.ts'
import { answerEvent } from '../../src/core/use-cases/events/answers/answer-event.ts'
import type { AskedAnswer } from '../../src/core/domain/events/read-wish.ts'
import { brought } from './brought.ts'
import { changedEvent } from './changed-event.ts'
import { type FakePorts, settings } from './ports.ts'
import { received } from './received.ts'
import { actor } from './town.ts'

export const askId = '99999999-9999-4999-8999-999999999999'
const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque', title: 'Atelier compost' }

/** An event that these people received. */
export async function invited(ports: FakePorts, people: Person[], details: Partial<EventDetails> = {}): Promise<Post> {
  const { post, broadcast } = await brought(ports, event)
  await changedEvent(ports, post.id, details)
  received(ports, broadcast.id, people)
  return (await ports.posts.byId(post.id))!
}

export async function says(
  ports: FakePorts,
  postId: string,
  who: Person | Actor,
  asked: AskedAnswer['says'],
  session?: string,
): Promise<void> {
  const by = 'roles' in who ? who : actor(who)
  const result = await answerEvent(ports, by, { postId, says: asked, session }, settings)
  assert.equal(result.kind, 'answered', JSON.stringify(result))
}
