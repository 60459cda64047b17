import assert from 'node:assert/strict'
import { gatheredCommit } from '../../src/postgres/commit/gathered-commit.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { notes } from '../../src/postgres/stores/editorial-stores.ts'
import { placements } from '../../src/postgres/stores/placements.ts'
import { eachDatabase } from '../support/database.ts'
import { note, now, placement } from './rows.ts'
import { keyed } from '../fakes/keyed.ts'

const on = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`

describe('rows that wait for somebody', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    let commit: ReturnType<typeof gatheredCommit>
    before(async () => {
      database = await open()
      commit = gatheredCommit(database, now)
    })

    it('are the cards in doubt, what has waited longest first, without those that are over', async () => {
      const rows = [
        placement({ key: keyed('inbox:1'), state: 'unknown', updatedAt: on(1) }),
        placement({ key: keyed('inbox:2'), state: 'placed', updatedAt: on(2) }),
        placement({ key: keyed('inbox:3'), state: 'refused', updatedAt: on(3) }),
        placement({ key: keyed('inbox:4'), state: 'placing', updatedAt: on(4) }),
        placement({ key: keyed('inbox:5'), state: 'unknown', updatedAt: on(5), over: true }),
      ]
      await commit(...rows.map(row => ({ save: 'placement' as const, row, ifVersion: 0 })))
      const keys = async (limit: number) => (await placements(database).inDoubt(limit)).map(({ key }) => key)
      assert.deepEqual([await keys(10), await keys(1)], [['inbox:1', 'inbox:3'], ['inbox:1']])
      assert.deepEqual(
        (await placements(database).inDoubt(1, 'newest')).map(({ key }) => key),
        ['inbox:3'],
      )
    })

    it('are the cards that were refused to one person, without those that are over', async () => {
      const to = (id: string) => ({ kind: 'person' as const, id })
      const rows = [
        placement({ key: keyed('outcome:1'), state: 'refused', to: to('lin'), updatedAt: on(6) }),
        placement({ key: keyed('outcome:2'), state: 'unknown', to: to('lin'), updatedAt: on(6) }),
        placement({ key: keyed('outcome:3'), state: 'refused', to: to('kim'), updatedAt: on(6) }),
        placement({ key: keyed('outcome:4'), state: 'refused', to: to('lin'), updatedAt: on(6), over: true }),
      ]
      await commit(...rows.map(row => ({ save: 'placement' as const, row, ifVersion: 0 })))
      assert.deepEqual(
        (await placements(database).refusedTo('lin', 10)).map(({ key }) => key),
        ['outcome:1'],
      )
    })

    it('of cards are found by what they are about and in whose chat they lie, and counted by state', async () => {
      const to = (id: string) => ({ kind: 'person' as const, id })
      const rows = [
        placement({ key: keyed('event:post:ada:1'), state: 'placed', to: to('ada') }),
        placement({ key: keyed('reminder:post:ada'), state: 'unknown', to: to('ada') }),
        placement({ key: keyed('event:post:bob:1'), state: 'placed', to: to('bob') }),
        placement({ key: keyed('event:other:ada:1'), state: 'placed', to: to('ada') }),
        placement({ key: keyed('cancelled:removal:ada'), state: 'placed', to: to('ada') }),
        placement({ key: keyed('cancelled:removal:bob'), state: 'refused', to: to('bob') }),
        placement({ key: keyed('broadcast:removal'), state: 'placed' }),
      ]
      await commit(...rows.map(row => ({ save: 'placement' as const, row, ifVersion: 0 })))
      const store = placements(database)
      assert.deepEqual((await store.inChat('post', 'ada')).toSorted(), ['event:post:ada:1', 'reminder:post:ada'])
      assert.deepEqual(await store.inChat('post', 'nobody'), [])
      assert.ok((await store.about('post')).includes(keyed('event:post:ada:1')))
      assert.deepEqual(await store.about('nothing'), [])
      assert.deepEqual(await store.counts('cancelled', 'removal'), { placing: 0, placed: 1, refused: 1, unknown: 0 })
    })

    it('are the last words that somebody said and that are only kept', async () => {
      const ada = { id: 'ada', name: 'Ada' }
      const rows = [
        note({ id: 'n1', writer: ada, at: on(1) }),
        note({ id: 'n2', writer: ada, at: on(2) }),
        note({ id: 'n3', writer: ada, at: on(3), state: 'forwarded' }),
        note({ id: 'n4', at: on(4) }),
      ]
      await commit(...rows.map(row => ({ save: 'note' as const, row, ifVersion: 0 })))
      assert.equal((await notes(database).lastKept('ada'))?.id, 'n2')
      assert.equal(await notes(database).lastKept('nobody'), null)
    })
  })
})
