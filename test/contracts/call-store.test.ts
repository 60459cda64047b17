import assert from 'node:assert/strict'
import type { Call, CallDepartment } from '../../src/core/domain/calls/call.ts'
import { initiative } from '../postgres/rows.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

const call = (id: string, change: Partial<Call> = {}): Call => ({
  id,
  version: 1,
  reference: `APP-2026-${id}`,
  title: 'Les vœux',
  text: '',
  sections: [],
  departments: 'all',
  opensAt: on(1),
  closesAt: on(20),
  recurrence: { kind: 'none' },
  state: 'open',
  by: somebody('comms'),
  createdAt: on(1),
  updatedAt: on(1),
  openedAt: on(1),
  closedAt: null,
  closedBy: null,
  nudges: [],
  previousId: null,
  askedAt: null,
  confirmed: null,
  ...change,
})

const department = (id: string, callId: string, change: Partial<CallDepartment> = {}): CallDepartment => ({
  id,
  version: 1,
  callId,
  department: id,
  person: somebody('nadia'),
  as: 'correspondent',
  first: somebody('nadia'),
  firstAs: 'correspondent',
  past: [],
  correspondentLeft: false,
  answer: null,
  reminded: [],
  head: null,
  ...change,
})

describe('the store of calls', () => {
  eachStore(open => {
    it('finds what is planned and open, and what is not skipped, by when it opens', async () => {
      const { commit, calls } = open()
      const rows = [
        call('0001', { state: 'closed', opensAt: on(1) }),
        call('0002', { opensAt: on(3) }),
        call('0003', { state: 'planned', opensAt: on(2) }),
        call('0004', { state: 'skipped', opensAt: on(4) }),
      ]
      await commit(...rows.map(row => ({ save: 'call', row, ifVersion: 0 }) as const))
      assert.deepEqual(ids(await calls.current()), ['0003', '0002'])
      assert.deepEqual(ids(await calls.recent(2)), ['0002', '0003'])
      assert.deepEqual(ids(await calls.recent(9)), ['0002', '0003', '0001'])
      assert.deepEqual([await calls.byId('0001'), await calls.byId('none')], [rows[0], null])
      assert.equal(await commit({ save: 'call', row: call('0001'), ifVersion: 0 }), 'stale')
    })

    it('finds the departments of a call by their names, and whoever may answer for one', async () => {
      const { commit, calls } = open()
      const rows = [
        department('d1', 'c1', { department: 'Voirie' }),
        department('d2', 'c1', { department: 'Éducation', person: somebody('paul'), past: [somebody('marc')] }),
        department('d3', 'c1', {
          department: 'Sports',
          person: null,
          first: null,
          head: { person: somebody('jeanne'), at: on(2) },
        }),
        department('d4', 'c2'),
        department('d5', 'c3'),
      ]
      await commit(
        ...rows.map(row => ({ save: 'call_department', row, ifVersion: 0 }) as const),
        { save: 'call', row: call('c1', { closesAt: on(12) }), ifVersion: 0 },
        { save: 'call', row: call('c2', { state: 'closed', closesAt: on(14) }), ifVersion: 0 },
        { save: 'call', row: call('c3', { state: 'planned' }), ifVersion: 0 },
      )
      assert.deepEqual(ids(await calls.departmentsOf('c1')), ['d2', 'd3', 'd1'])
      assert.deepEqual(await calls.department('d2'), rows[1])
      const asked = async (person: string) =>
        (await calls.askedOf(person, 9)).map(({ call, row }) => `${call.id} ${row.id}`)
      assert.deepEqual(await asked('nadia'), ['c2 d4', 'c1 d1', 'c1 d2'])
      assert.deepEqual(await asked('paul'), ['c1 d2'])
      assert.deepEqual(await asked('jeanne'), ['c1 d3'])
      assert.deepEqual(await asked('marc'), [])
      assert.equal((await calls.askedOf('nadia', 1)).length, 1)
    })

    it('finds what came in for a call, oldest first, without its text', async () => {
      const { commit, calls } = open()
      const of = (id: string, day: number, callId?: string) =>
        initiative({ id, submittedAt: on(day), ...(callId && { callId, callDepartmentId: 'd1' }) })
      await commit(
        ...[of('i2', 2, 'came'), of('i1', 1, 'came'), of('i3', 3), of('i4', 4, 'other')].map(
          row => ({ save: 'initiative', row, ifVersion: 0 }) as const,
        ),
      )
      const came = await calls.cameFor('came')
      assert.deepEqual(ids(came), ['i1', 'i2'])
      const { id, reference, title, author, state, section, submittedAt } = of('i1', 1)
      assert.deepEqual(came[0], { id, reference, title, author, state, section, submittedAt, callDepartmentId: 'd1' })
    })

    it('leads from the reference of a call to its trail', async () => {
      const { commit, history } = open()
      await commit({ save: 'call', row: call('trail', { reference: 'APP-2026-0907' }), ifVersion: 0 })
      for (const typed of [{ kind: 'APP', year: 2026, number: 907 } as const, { number: 907 }]) {
        const [trail, ...others] = await history.trails(typed)
        assert.deepEqual([trail?.call?.id, trail?.subjects, others.length], ['trail', ['APP-2026-0907'], 0])
      }
    })
  })
})
