import assert from 'node:assert/strict'
import type { Delegation } from '../../src/core/domain/delegations/delegation.ts'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import { absences, delegations, validations } from '../../src/postgres/stores/approval-stores.ts'
import { stepOf } from '../support/steps-of.ts'
import { eachDatabase } from '../support/database.ts'
import { now, validation } from './rows.ts'

const on = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`
const ids = (rows: { id: string }[]): string[] => rows.map(row => row.id)
const somebody = (id: string) => ({ id, name: id })

function lent(id: string, from: string, to: string, change: Partial<Delegation> = {}): Delegation {
  return {
    id, version: 1, from: somebody(from), to: somebody(to), since: on(1), until: on(20), scope: { circuits: [], departments: ['Voirie'] },
    reason: null, ended: null, createdBy: somebody(from), createdAt: on(1), ...change,
  }
}

describe('delegations in the database', () => {
  eachDatabase((_kind, open) => {
    it('are found by who lent and by who received, while they last', async () => {
      const database = await open()
      const commit = gatheredCommit(database, now)
      const store = delegations(database)
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
      const database = await open()
      const commit = gatheredCommit(database, now)
      const asks = (id: string, ...people: string[]) => validation({ id, steps: people.map(one => stepOf(one, [one])) })
      const rows = [asks('a', 'ada'), asks('b', 'bea', 'ada'), { ...asks('c', 'ada'), state: 'approved' as const }, asks('d', 'bea'), { ...asks('e', 'ada', 'bea'), current: 1 }]
      for (const row of rows) await commit({ save: 'validation', row, ifVersion: 0 })
      const { asking } = validations(database)
      assert.deepEqual(ids(await asking('ada', '', 10)), ['a', 'b', 'e'])
      assert.deepEqual(ids(await asking('ada', '', 2)), ['a', 'b'])
      assert.deepEqual(ids(await asking('ada', 'b', 2)), ['e'])
      assert.deepEqual(await asking('ad', '', 10), [])
    })

    it('keeps of an absence when it ends, and whom was proposed', async () => {
      const database = await open()
      const commit = gatheredCommit(database, now)
      const row = { id: 'ada', version: 1, since: on(3), until: null, offer: { to: somebody('bea'), until: on(17) }, over: false }
      await commit({ save: 'absence', row, ifVersion: 0 })
      assert.deepEqual(await absences(database).byId('ada'), row)
      assert.equal(await commit({ save: 'absence', row: { ...row, over: true }, ifVersion: 0 }), 'stale')
    })
  })
})
