import assert from 'node:assert/strict'
import { askedInstead, newTask } from '../../src/core/domain/relays/new-round.ts'
import type { RelayRound, RelaySite } from '../../src/core/domain/relays/relay.ts'
import { eachStore, ids, on, somebody } from './each-store.ts'

const round = (id: string, change: Partial<RelayRound> = {}): RelayRound => ({
  id,
  version: 1,
  broadcastId: id,
  postId: 'post',
  reference: 'PUB-2026-0001',
  title: 'Coupure d’eau',
  seal: 'a',
  poster: 1,
  until: null,
  code: `code-${id}`,
  urgent: false,
  edition: false,
  asked: { by: somebody('camille'), firstBy: null, at: on(1), sites: 2, people: 40 },
  leavesAt: null,
  ended: null,
  ...change,
})
const site = (id: string, name: string): RelaySite => ({
  id,
  name,
  department: null,
  relay: somebody('nadia'),
  deputy: null,
  without: null,
  address: '',
  since: null,
})

describe('the store of what sites are asked', () => {
  eachStore(open => {
    it('finds a round by its code, by its post, and those that were asked within some days', async () => {
      const { commit, relayRounds } = open()
      const [first, second] = [round('first'), round('second', { postId: 'other' })]
      const third = round('third', { ended: { at: on(2), because: 'over' } })
      for (const row of [first, second, third]) await commit({ save: 'relay_round', row, ifVersion: 0 })
      assert.deepEqual([await relayRounds.byId('first'), await relayRounds.byId('none')], [first, null])
      assert.deepEqual([await relayRounds.byCode('code-second'), await relayRounds.byCode('x')], [second, null])
      assert.deepEqual(ids(await relayRounds.ofPost('post')), ['third', 'first'])
      assert.deepEqual(ids(await relayRounds.open(on(2), '', 9)), ['first', 'second'])
      assert.deepEqual(ids(await relayRounds.open(on(2), '', 1)), ['first'])
      assert.deepEqual(ids(await relayRounds.open(on(2), 'first', 9)), ['second'])
      assert.deepEqual(ids(await relayRounds.open(on(1), '', 9)), [])
      assert.deepEqual(ids(await relayRounds.endedBefore(on(3), 9)), ['third'])
      assert.deepEqual(ids(await relayRounds.endedBefore(on(2), 9)), [])
      assert.deepEqual((await relayRounds.openCodes()).toSorted(), ['code-first', 'code-second'])
      assert.deepEqual(ids(await relayRounds.askedBetween(on(1), on(2))), ['first', 'second', 'third'])
      assert.deepEqual(ids(await relayRounds.askedBetween(on(2), on(3))), [])
      assert.equal(await commit({ save: 'relay_round', row: first, ifVersion: 0 }), 'stale')
    })

    it('finds rounds in the order in which they were asked, whatever the order in which they came', async () => {
      const { commit, relayRounds } = open()
      const asked = (day: number) => ({ by: somebody('camille'), firstBy: null, at: on(day), sites: 1, people: 20 })
      const rows = [
        round('z', { asked: asked(12) }),
        round('y', { asked: asked(10) }),
        round('x', { asked: asked(12) }),
      ]
      for (const row of rows) assert.equal(await commit({ save: 'relay_round', row, ifVersion: 0 }), 'done')
      assert.deepEqual(ids(await relayRounds.askedBetween(on(10), on(13))), ['y', 'x', 'z'])
      assert.deepEqual(ids(await relayRounds.askedBetween(on(11), on(12))), [])
    })

    it('finds what a person was asked last, as much as is wanted, and sites as their names are read', async () => {
      const { commit, relayTasks } = open()
      const [one, two] = [round('one'), round('two')]
      for (const row of [one, two]) await commit({ save: 'relay_round', row, ifVersion: 0 })
      const tasks = [
        newTask(one, site('1', 'Zénith'), somebody('zoe')),
        newTask(one, site('2', 'École B'), somebody('zoe')),
        newTask(one, site('3', 'Ecole A'), somebody('luc')),
        newTask(two, site('1', 'Zénith'), somebody('zoe')),
      ]
      for (const row of tasks) assert.equal(await commit({ save: 'relay_task', row, ifVersion: 0 }), 'done')
      assert.deepEqual(ids(await relayTasks.askedOf(somebody('zoe').id, 2)), ['two.1', 'one.2'])
      assert.deepEqual(ids(await relayTasks.of('one')), ['one.3', 'one.2', 'one.1'])
      assert.deepEqual(await relayTasks.of('none'), [])
    })

    it('has a row for each site of a round, by name, and those of a person whose round did not end', async () => {
      const { commit, relayRounds, relayTasks } = open()
      const [now, over] = [round('now'), round('over')]
      const tasks = [
        newTask(now, site('2', 'Voirie'), somebody('nadia')),
        newTask(now, site('1', 'Crèche'), somebody('lucie')),
        newTask(over, site('1', 'Crèche'), somebody('nadia')),
        newTask(now, site('3', 'Stade'), null),
      ]
      for (const row of [now, over]) await commit({ save: 'relay_round', row, ifVersion: 0 })
      for (const row of tasks) await commit({ save: 'relay_task', row, ifVersion: 0 })
      const ended = { ...over, ended: { at: on(2), because: 'over' } } as const
      await commit({ save: 'relay_round', row: ended, ifVersion: 1 })
      assert.deepEqual(ids(await relayTasks.of('now')), ['now.1', 'now.3', 'now.2'])
      assert.deepEqual(ids(await relayTasks.askedOf(somebody('nadia').id, 9)), ['now.2'])
      assert.deepEqual([await relayTasks.byId('now.3'), await relayTasks.byId('x')], [tasks[3], null])
      assert.equal((await relayRounds.byId('over'))?.ended?.because, 'over')
      const handedOn = askedInstead({ ...tasks[0]!, version: 2 }, null)
      await commit({ save: 'relay_task', row: handedOn, ifVersion: 1 })
      assert.deepEqual(ids(await relayTasks.ofRelay(somebody('nadia').id, 9)), ['over.1', 'now.2'])
      assert.deepEqual(ids(await relayTasks.ofRelay(somebody('nadia').id, 1)), ['over.1'])
      assert.deepEqual(ids(await relayTasks.ofRelay(somebody('lucie').id, 9)), ['now.1'])
      await commit({ save: 'relay_task', row: newTask(over, site('2', 'Voirie'), null), ifVersion: 0 })
      const newest = await Promise.all(['1', '2', 'x'].map(id => relayTasks.newestAt(id)))
      const found = newest.map(task => task?.id ?? null)
      assert.deepEqual(found, ['over.1', 'now.2', null], 'not where nobody was asked')
    })
  })
})
