import assert from 'node:assert/strict'
import { later } from '../../../../src/core/domain/time.ts'
import { endSource, tellSource } from '../../../../src/core/use-cases/initiatives/message-source.ts'
import { returnInitiative } from '../../../../src/core/use-cases/initiatives/return-initiative.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { alice } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'
import { initiative } from '../../../postgres/rows.ts'

const dayMs = 24 * 60 * 60_000
const busy = { name: 'Unavailable', code: 'busy' }

describe('jobs of proposals', () => {
  let ports: FakePorts
  const stale = () => ({ ...ports, commit: async () => 'stale' as const })
  beforeEach(() => (ports = createFakePorts()))
  const kept = async (change: Parameters<typeof initiative>[0]) =>
    ports.commit({ save: 'initiative', row: initiative({ id: 'i1', ...change }), ifVersion: 0 })

  describe('whose message it was', () => {
    const from = { by: { id: alice.id, name: alice.name }, told: true, link: null }

    it('is known for ninety days from the decision, not from what was changed since', async () => {
      const at = ports.now()
      const decision = { by: { id: comms.id, name: comms.name }, at, reason: 'Une autre fois' }
      await kept({ state: 'declined', from, decision, updatedAt: later(at, 60 * dayMs) })
      ports.jobs.length = 0
      ports.pass(89 * dayMs)
      await endSource(ports, 'i1')
      const ends = ports.jobs.filter(({ job }) => job === 'initiative.source-end')
      assert.deepEqual(
        ends.map(job => job.at),
        [later(at, 90 * dayMs)],
      )
      ports.pass(dayMs)
      await endSource(ports, 'i1')
      assert.equal((await ports.initiatives.byId('i1'))!.from, undefined)
    })

    it('is asked for again where somebody is always faster', async () => {
      await kept({ from: { ...from, by: { id: alice.id, name: '' }, told: false } })
      await assert.rejects(tellSource(stale(), 'i1'), busy)
    })
  })

  describe('what was put off', () => {
    const on = '2026-11-25'
    const back = () => returnInitiative(ports, { id: 'i1', on }, settings)
    const delay = { by: { id: comms.id, name: comms.name }, at: '2026-11-20T09:00:00.000Z', on, reason: '', back: null }
    beforeEach(() => kept({ state: 'later', laterOn: on, delays: [delay] }))

    it('comes back by a later run where somebody is always faster', async () => {
      await assert.rejects(returnInitiative(stale(), { id: 'i1', on }, settings), busy)
    })

    for (const state of ['placed', 'placing'] as const)
      it(`has its card below all others: one that is ${state} ${state === 'placed' ? 'goes' : 'stays'}`, async () => {
        const key = keyed('inbox:i1')
        const at = { conversationId: 'c', activityId: 'a', reason: null, leaseUntil: null, updatedAt: ports.now() }
        const row = { key, version: 1, state, to: { kind: 'channel' }, ...at } as const
        await ports.commit({ save: 'placement', row, ifVersion: 0 })
        await back()
        assert.equal((await ports.initiatives.byId('i1'))!.state === 'later', false)
        assert.equal((await ports.placements.byKey(key)) === null, state === 'placed')
      })
  })
})
