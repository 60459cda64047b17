import assert from 'node:assert/strict'
import type { Delegation } from '../../src/core/domain/delegations/delegation.ts'
import { validation } from '../postgres/rows.ts'
import { approver, stepOf, visaOf } from '../support/steps-of.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

function lent(id: string, from: string, to: string, change: Partial<Delegation> = {}): Delegation {
  return {
    id,
    version: 1,
    from: somebody(from),
    to: somebody(to),
    since: on(1),
    until: on(20),
    scope: { circuits: [], departments: ['Voirie'] },
    reason: null,
    ended: null,
    createdBy: somebody(from),
    createdAt: on(1),
    ...change,
  }
}

describe('the stores of who approves', () => {
  eachStore(open => {
    it('finds the validations whose waiting step asks a person', async () => {
      const stores = open()
      const delegate = {
        id: 'delegate',
        name: 'D',
        because: 'delegation' as const,
        from: on(1),
        until: null,
        delegationId: 'd',
      }
      const steps = [
        stepOf('department', ['head', approver('deputy', { standIns: [delegate] })]),
        stepOf('communication', ['comms', 'head']),
      ]
      await stores.commit(
        { save: 'validation', row: validation({ id: 'v1', steps, submittedAt: on(2) }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v2', steps, current: 1, submittedAt: on(1) }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v3', steps, state: 'void' }), ifVersion: 0 },
        { save: 'validation', row: validation({ id: 'v4', steps, state: 'approved', current: 2 }), ifVersion: 0 },
      )
      const store = stores.validations
      assert.deepEqual(ids(await store.waitingFor('head', 10)), ['v2', 'v1'])
      assert.deepEqual(ids(await store.waitingFor('deputy', 10)), ['v1'])
      assert.deepEqual([await store.countWaitingFor('head'), await store.countWaitingFor('nobody')], [2, 0])
      assert.deepEqual(ids(await store.waitingFor('delegate', 10)), ['v1'])
      assert.deepEqual(ids(await store.waitingFor('comms', 10)), ['v2'])
      assert.deepEqual(await store.waitingFor('nobody', 10), [])
      await stores.commit({ save: 'validation', row: validation({ id: 'v1', steps, current: 1 }), ifVersion: 1 })
      assert.deepEqual(await store.waitingFor('deputy', 10), [])
      const given = [{ ...steps[0]!, visas: [visaOf('head')] }, steps[1]!]
      await stores.commit({ save: 'validation', row: validation({ id: 'v5', steps: given, current: 1 }), ifVersion: 0 })
      assert.ok(
        !ids(await store.waitingFor('head', 10)).includes('v5'),
        'whoever gave a visa in one step is waited for in no other',
      )
      assert.ok(ids(await store.waitingFor('comms', 10)).includes('v5'))
    })

    it('lists first what is due first, then what has no time, the oldest first', async () => {
      const { commit, validations } = open()
      const asked = (id: string, due: string | null, submittedAt: string) =>
        validation({ id, submittedAt, steps: [{ ...stepOf('one', ['dora']), due }] })
      const rows = [
        asked('d1', null, on(2)),
        asked('d2', on(9), on(3)),
        asked('d4', on(8), on(4)),
        asked('d3', on(9), on(3)),
        asked('d0', null, on(1)),
      ]
      for (const row of rows) await commit({ save: 'validation', row, ifVersion: 0 })
      assert.deepEqual(ids(await validations.waitingFor('dora', 10)), ['d4', 'd2', 'd3', 'd0', 'd1'])
      assert.deepEqual(ids(await validations.waitingFor('dora', 2)), ['d4', 'd2'])
    })

    it('are found by who lent and by who received, while they last', async () => {
      const { commit, delegations } = open()
      const store = delegations
      const rows = [
        lent('1', 'ada', 'bea'),
        lent('2', 'ada', 'cleo', { until: on(5) }),
        lent('3', 'bea', 'ada', { since: on(15) }),
        lent('4', 'ada', 'dina', { ended: { by: somebody('ada'), at: on(2) } }),
        lent('5', 'cleo', 'dina'),
      ]
      for (const row of rows) assert.equal(await commit({ save: 'delegation', row, ifVersion: 0 }), 'done')
      assert.deepEqual(await store.byId('1'), rows[0])
      assert.equal(await store.byId('none'), null)
      assert.deepEqual(ids(await store.of(['ada', 'bea'], on(10))).sort(), ['1', '3'], 'also before it begins')
      assert.deepEqual(ids(await store.of(['ada'], on(4))).sort(), ['1', '2'])
      assert.deepEqual(await store.of(['ada'], on(20)), [], 'over at the very instant')
      assert.deepEqual(await store.of([], on(4)), [])
      assert.deepEqual(ids(await store.concerning('ada', on(4))).sort(), ['1', '2', '3'])
      assert.deepEqual(ids(await store.concerning('dina', on(4))), ['5'])
      assert.deepEqual(ids(await store.open(on(4), 10)).sort(), ['1', '2', '3', '5'])
      assert.equal((await store.open(on(4), 2)).length, 2)
    })

    it('finds every validation that waits and asks somebody at any step, page by page', async () => {
      const { commit, validations } = open()
      const asks = (id: string, ...people: string[]) => validation({ id, steps: people.map(one => stepOf(one, [one])) })
      const rows = [
        asks('a', 'ada'),
        asks('b', 'bea', 'ada'),
        { ...asks('c', 'ada'), state: 'approved' as const },
        asks('d', 'bea'),
        { ...asks('e', 'ada', 'bea'), current: 1 },
      ]
      for (const row of rows) await commit({ save: 'validation', row, ifVersion: 0 })
      const { asking } = validations
      assert.deepEqual(ids(await asking('ada', '', 10)), ['a', 'b', 'e'])
      assert.deepEqual(ids(await asking('ada', '', 2)), ['a', 'b'])
      assert.deepEqual(ids(await asking('ada', 'b', 2)), ['e'])
      assert.deepEqual(await asking('ad', '', 10), [])
    })

    it('keeps the head of each day', async () => {
      const { commit, heads } = open()
      assert.equal(await heads.last(), null)
      for (const [seq, id] of [
        [1, '2026-11-25'],
        [3, '2026-12-01'],
        [2, '2026-11-26'],
      ] as const)
        await commit({
          save: 'journal_head',
          row: { id, version: 0, at: on(1), seq, hash: 'a'.repeat(64) },
          ifVersion: 0,
        })
      assert.deepEqual(
        [(await heads.last())?.id, (await heads.byId('2026-11-26'))?.seq, await heads.byId('2026-11-27')],
        ['2026-12-01', 2, null],
      )
    })
  })
})
