import type { Person } from '../../src/core/domain/actor.ts'
import type { DeliveryState } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { FakePorts } from './ports.ts'

/** What the ledger says of a broadcast and these people: they have its card, each in their own chat, or `state`. */
export function received(
  ports: FakePorts,
  broadcastId: string,
  people: readonly Pick<Person, 'id'>[],
  state: DeliveryState = 'delivered',
): void {
  for (const { id: person } of people)
    ports.delivered.push({
      broadcastId,
      person,
      givenName: '',
      department: null,
      state,
      reason: null,
      attempts: 1,
      conversationId: `a:${person}`,
      activityId: '1',
    })
}
