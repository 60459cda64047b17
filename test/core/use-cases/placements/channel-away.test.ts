import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import type { PlacementKey } from '../../../../src/core/domain/placements/placed-card.ts'
import type { SendOutcome } from '../../../../src/core/domain/send-outcome.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { faceOf, placementsInDoubt } from '../../../../src/core/use-cases/placements/kept-cards.ts'
import { placeAway } from '../../../../src/core/use-cases/placements/place-away.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { tellDoubts } from '../../../../src/core/use-cases/placements/tell-doubts.ts'
import { createAcquaintance } from '../../../../src/teams/turn/acquaintance.ts'
import type { Incoming } from '../../../../src/teams/turn/incoming.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { refreshed } from '../../../fakes/walk.ts'

const inbox = keyed('inbox:i1')
const receipt = keyed('receipt:i1')
const gone: SendOutcome = { kind: 'refused', reason: 'gone' }

describe('the common channel that is away for a moment', () => {
  let ports: FakePorts
  let outcome: SendOutcome
  let shows: number
  const run = (key: PlacementKey) => {
    const show: Messenger['show'] = async (_card, _face, aboutToLeave) => {
      await aboutToLeave()
      shows++
      return outcome
    }
    return refreshPlacement({ ...ports, messenger: { show } as unknown as Messenger }, key)
  }
  const state = async () => (await ports.placements.byKey(inbox))?.state
  const isSaidAway = async () => {
    const shown = await faceOf(ports, receipt)
    return shown?.face.face === 'receipt' && shown.face.away === true
  }

  beforeEach(async () => {
    ports = createFakePorts()
    shows = 0
    outcome = gone
    await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
    ports.jobs.length = 0
  })

  for (const reason of ['gone', 'not-installed', 'not-permitted'] as const)
    it(`is asked again until it takes the card (${reason}), and the author reads where that is`, async () => {
      outcome = { kind: 'refused', reason }
      for (let tries = 0; tries < 9; tries++)
        await assert.rejects(
          () => run(inbox),
          (error: unknown) => error instanceof Unavailable && error.retryAfterMs === null,
        )
      assert.deepEqual([shows, await isSaidAway(), refreshed(ports)], [9, true, [receipt]], 'told once')
      ports.jobs.length = 0
      outcome = { kind: 'delivered', conversationId: 'c', activityId: 'a' }
      await run(inbox)
      assert.deepEqual([await state(), await isSaidAway(), refreshed(ports)], ['placed', false, [receipt]])
    })

  it('makes no doubt, which would be told in that very channel, and is not forgotten by who tells doubts', async () => {
    await assert.rejects(() => run(inbox), Unavailable)
    await tellDoubts(ports)
    assert.deepEqual((await placementsInDoubt(ports)).open, [])
    assert.equal((await ports.placements.byKey(inbox))?.over, undefined)
  })

  it('does not take for away what it does not take at all', async () => {
    outcome = { kind: 'refused', reason: 'too-big' }
    await run(inbox)
    await run(inbox)
    assert.deepEqual([await state(), shows], ['refused', 1])
  })

  it('is tried at once when Mary is put into the team again', async () => {
    await assert.rejects(() => run(inbox), Unavailable)
    ports.jobs.length = 0
    const log = { warn: () => undefined } as never
    const { happened } = createAcquaintance(ports.conversations, log)
    const event = { type: 'installationUpdate', action: 'add', personal: false, sender: null } as unknown as Incoming
    await happened(event, ports)
    assert.deepEqual(refreshed(ports), [inbox])
    ports.jobs.length = 0
    await happened({ ...event, action: 'remove' }, ports)
    assert.deepEqual(refreshed(ports), [])
    outcome = { kind: 'delivered', conversationId: 'c', activityId: 'a' }
    await run(inbox)
    ports.jobs.length = 0
    await placeAway(ports)
    assert.deepEqual(refreshed(ports), [])
  })
})
