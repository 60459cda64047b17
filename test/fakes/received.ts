import type { Person } from '../../src/core/domain/actor.ts'
import type { FakePorts } from './ports.ts'

/** These people have the cards of a broadcast. */
export function received(ports: FakePorts, broadcastId: string, people: readonly Pick<Person, 'id'>[]): void {
  for (const { id } of people)
    ports.delivered.push({
      broadcastId,
      person: id,
      givenName: '',
      department: null,
      state: 'delivered',
      reason: null,
      attempts: 1,
      conversationId: null,
      activityId: null,
    })
}
