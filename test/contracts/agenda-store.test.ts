import assert from 'node:assert/strict'
import { shippedIdeas } from '../../src/core/domain/agenda/recurring-idea.ts'
import { entryOf, feedOf } from '../fakes/feeds.ts'
import { eachStore, ids } from './each-store.ts'

describe('the store of the agenda', () => {
  eachStore(open => {
    it('keeps feeds in the order in which they were added, those that are open', async () => {
      const { commit, agenda } = open()
      assert.deepEqual(await agenda.now(), [])
      for (const id of ['b', 'a', 'c'])
        await commit({ save: 'agenda_feed', row: feedOf({ id, entries: [entryOf(id, '2026-12-01')] }), ifVersion: 0 })
      assert.deepEqual(ids(await agenda.now()), ['b', 'a', 'c'])
      assert.deepEqual(await agenda.byId('a'), feedOf({ id: 'a', version: 1, entries: [entryOf('a', '2026-12-01')] }))
      assert.equal(
        await commit({
          save: 'agenda_feed',
          row: feedOf({ id: 'a', state: 'ended', endedAt: '2026-11-25T08:00:00.000Z', entries: [] }),
          ifVersion: 1,
        }),
        'done',
      )
      assert.deepEqual(ids(await agenda.ended('2026-11-25T08:00:00.001Z')), ['a'])
      assert.deepEqual(await agenda.ended('2026-11-25T08:00:00.000Z'), [])
      assert.deepEqual(ids(await agenda.now()), ['b', 'c'])
      assert.deepEqual(ids(await agenda.all()), ['b', 'c'])
      assert.equal((await agenda.byId('a'))?.state, 'ended')
      assert.equal(await agenda.byId('z'), null)
    })

    it('takes the change of a feed in the version that was read alone', async () => {
      const { commit, agenda } = open()
      const feed = (await agenda.byId('b'))!
      assert.equal(await commit({ save: 'agenda_feed', row: { ...feed, name: 'x' }, ifVersion: 0 }), 'stale')
      assert.equal((await agenda.byId('b'))?.name, 'Conseils')
      assert.equal(await commit({ remove: 'agenda_feed', id: 'a', ifVersion: 2 }), 'done')
      assert.equal(await agenda.byId('a'), null)
    })

    it('keeps recurring ideas that somebody changed', async () => {
      const { commit, recurringIdeas } = open()
      assert.deepEqual(await recurringIdeas.all(), [])
      const [first, second] = shippedIdeas
      for (const row of [second, first]) await commit({ save: 'recurring_idea', row, ifVersion: 0 })
      assert.deepEqual(ids(await recurringIdeas.all()), [second.id, first.id])
      assert.deepEqual(await recurringIdeas.byId(first.id), { ...first, version: 1 })
      assert.equal(await commit({ save: 'recurring_idea', row: first, ifVersion: 0 }), 'stale')
      assert.equal(await commit({ remove: 'recurring_idea', id: first.id, ifVersion: 1 }), 'done')
      assert.deepEqual(ids(await recurringIdeas.all()), [second.id])
    })
  })
})
