import assert from 'node:assert/strict'
import { listFeedId } from '../../src/core/domain/initiatives/list-feed.ts'
import type { ListedItem } from '../../src/core/domain/initiatives/listed-item.ts'
import { initiative } from '../postgres/rows.ts'
import { eachStore, ids, on } from './each-store.ts'

const row = (id: string, itemId: string): ListedItem => ({
  id,
  version: 0,
  itemId,
  etag: `"${itemId},1"`,
  values: { Title: 'Une ruche', Lieu: null },
  seen: null,
  remarks: [{ kind: 'empty', column: 'Texte' }],
})

describe('the stores of the Microsoft List', () => {
  eachStore(open => {
    it('find an item by its initiative and by its number, and all of them page by page', async () => {
      const { commit, listedItems } = open()
      for (const one of [row('B', '2'), row('a', '1'), row('c', '3')])
        assert.equal(await commit({ save: 'listed_item', row: one, ifVersion: 0 }), 'done')
      assert.deepEqual(await listedItems.byId('a'), { ...row('a', '1'), version: 1 })
      assert.equal(await listedItems.byId('z'), null)
      assert.deepEqual(ids(await listedItems.byItems(['3', '1', '9'])), ['a', 'c'])
      await commit({ save: 'listed_item', row: row('d', '3'), ifVersion: 0 })
      assert.deepEqual(ids(await listedItems.byItems(['3'])), ['c', 'd'], 'two of one number')
      assert.deepEqual(await listedItems.byItems([]), [])
      assert.deepEqual(ids(await listedItems.from('', 2)), ['B', 'a'])
      assert.deepEqual(ids(await listedItems.from('a', 2)), ['c', 'd'])
      assert.equal(await commit({ save: 'listed_item', row: row('a', '1'), ifVersion: 0 }), 'stale')
    })

    it('tell which lines were written again and are told of together, and how many', async () => {
      const { commit, listedItems } = open()
      const lines = [row('Q', '12'), row('p', '11'), row('r', '13')].map(one => ({ ...one, rewrittenSince: on(20) }))
      for (const one of [...lines, { ...row('s', '14'), rewrittenSince: on(21) }, row('t', '15')])
        await commit({ save: 'listed_item', row: one, ifVersion: 0 })
      assert.deepEqual(await listedItems.rewrittenSince(on(20), 2), ['Q', 'p'])
      assert.deepEqual(await listedItems.rewrittenSince(on(20), 9), ['Q', 'p', 'r'])
      assert.deepEqual(await listedItems.rewrittenSince(on(22), 9), [])
      assert.deepEqual(await listedItems.countRewritten(on(20), 2), { ids: ['Q', 'p'], count: 3 })
      assert.deepEqual(await listedItems.countRewritten(on(22), 2), { ids: [], count: 0 })
    })

    it('know how far the list was read', async () => {
      const { commit, listFeed } = open()
      assert.equal(await listFeed.byId(listFeedId), null)
      const subscription = { id: 's', secret: 'x', expiresAt: on(20) }
      const feed = { id: listFeedId, version: 0, token: '/delta?token=1', subscription, refusedUntil: null } as const
      await commit({ save: 'list_feed', row: feed, ifVersion: 0 }, { job: 'list.read', data: {}, inMs: 60_000 })
      assert.deepEqual(await listFeed.byId(listFeedId), { ...feed, version: 1 })
    })

    it('give all proposals, page by page', async () => {
      const { commit, initiatives } = open()
      for (const id of ['p3', 'p1', 'p2']) await commit({ save: 'initiative', row: initiative({ id }), ifVersion: 0 })
      assert.deepEqual(ids(await initiatives.from('', 2)), ['p1', 'p2'])
      assert.deepEqual(ids(await initiatives.from('p2', 2)), ['p3'])
    })
  })
})
