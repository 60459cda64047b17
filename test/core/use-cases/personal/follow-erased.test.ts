import assert from 'node:assert/strict'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { followErased } from '../../../../src/core/use-cases/personal/follow-erased.ts'
import { createFakePorts } from '../../../fakes/ports.ts'
import { alice } from '../../../fakes/town.ts'
import { refreshed } from '../../../fakes/walk.ts'

describe('cards that showed somebody who was erased', () => {
  it('are drawn anew, also of what a row belongs to, but not the one of each who comes', async () => {
    const ports = createFakePorts()
    const board = keyOf({ card: 'call-board', callId: 'c' })
    const participants = keyOf({ card: 'participants', postId: 'p', person: alice.id })
    const cards = new Map([
      ['c', [board]],
      ['p', [participants, keyOf({ card: 'reminder', postId: 'p', person: alice.id })]],
    ])
    const placements = { ...ports.placements, about: async (id: string) => cards.get(id) ?? [] }
    await followErased({ ...ports, placements }, [
      { table: 'call_department', key: 'd', about: ['d', 'c'] },
      { table: 'event_answer', key: 'a', about: ['a', 'p'] },
      { table: 'placement', key: 'x', about: ['c'] },
    ])
    assert.deepEqual(refreshed(ports).toSorted(), [board, participants].toSorted())
  })
})
