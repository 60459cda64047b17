import assert from 'node:assert/strict'
import type { PlacementKey } from '../../../../src/core/domain/placements/placed-card.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { placementsInDoubt } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { brought } from '../../../fakes/brought.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice } from '../../../fakes/town.ts'

const event = { kind: 'event', date: '2026-12-02', time: '12:30', place: 'Médiathèque' }
const dayMs = 24 * 60 * 60_000

describe('a card of an event whose sender was killed as it left', () => {
  let ports: FakePorts
  let reminder: PlacementKey
  let free: PlacementKey
  let shows: number
  const messengerOf = (show: Messenger['show']) => ({ ...ports, messenger: { show } as unknown as Messenger })
  const killed = async (key: PlacementKey): Promise<void> => {
    const dies = messengerOf(async (_card, _face, aboutToLeave) => {
      await aboutToLeave()
      shows++
      return new Promise(() => undefined)
    })
    void refreshPlacement(dies, key)
    await new Promise(setImmediate)
    ports.pass(61_000)
  }
  const runAgain = (key: PlacementKey) =>
    refreshPlacement(
      messengerOf(async (_card, _face, aboutToLeave) => {
        await aboutToLeave()
        shows++
        return { kind: 'delivered', conversationId: 'c', activityId: 'a' }
      }),
      key,
    )
  const state = async (key: PlacementKey) => (await ports.placements.byKey(key))?.state ?? 'none'

  beforeEach(async () => {
    ports = createFakePorts()
    shows = 0
    const { post, broadcast } = await brought(ports, event)
    received(ports, broadcast.id, [alice])
    await answerEvent(ports, actor(alice), { postId: post.id, says: 'yes' }, settings)
    reminder = keyed(`reminder:${post.id}:${alice.id}`)
    free = keyed(`event:${post.id}:${alice.id}:1`)
  })

  it('is sent again, if it reminds: a second one harms nobody', async () => {
    await killed(reminder)
    await runAgain(reminder)
    assert.deepEqual([await state(reminder), shows], ['placed', 2])
  })

  it('is not for ever', async () => {
    for (let kills = 0; kills < 3; kills++) await killed(reminder)
    await runAgain(reminder)
    assert.deepEqual([await state(reminder), shows], ['unknown', 3])
  })

  it('is in doubt, if it tells of a place: comms is asked until the event is over', async () => {
    await killed(free)
    await runAgain(free)
    assert.deepEqual([await state(free), shows], ['unknown', 1])
    const inDoubt = async () => (await placementsInDoubt(ports)).open.map(({ placement }) => placement.key)
    assert.deepEqual(await inDoubt(), [free])
    ports.pass(10 * dayMs)
    assert.deepEqual(await inDoubt(), [])
  })

  it('reminds nobody of what is over, however late its job is run', async () => {
    ports.pass(10 * dayMs)
    await runAgain(reminder)
    assert.deepEqual([await state(reminder), shows], ['none', 0])
  })
})
