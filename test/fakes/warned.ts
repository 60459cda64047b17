import assert from 'node:assert/strict'
import type { Actor, Person } from '../../src/core/domain/actor.ts'
import type { EventDetails, Post } from '../../src/core/domain/posts/post.ts'
import { answerEvent } from '../../src/core/use-cases/events/answer-event.ts'
import type { AskedAnswer } from '../../src/core/domain/events/read-wish.ts'
import { brought } from './brought.ts'
import { type FakePorts, settings } from './ports.ts'
import { actor } from './town.ts'

export const askId = '99999999-9999-4999-8999-999999999999'
const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque', title: 'Atelier compost' }

/** An event that these people received. */
export async function invited(ports: FakePorts, people: Person[], details: Partial<EventDetails> = {}): Promise<Post> {
  const { post, broadcast } = await brought(ports, event)
  const changed = { ...post.content.event!, ...details }
  ports.tamper('post', { ...post, content: { ...post.content, event: changed } })
  for (const { id } of people) received(ports, broadcast.id, id)
  return (await ports.posts.byId(post.id))!
}

export function received(ports: FakePorts, broadcastId: string, person: string): void {
  ports.delivered.push({
    broadcastId,
    person,
    givenName: '',
    department: null,
    state: 'delivered',
    reason: null,
    attempts: 1,
    conversationId: null,
    activityId: null,
  })
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
