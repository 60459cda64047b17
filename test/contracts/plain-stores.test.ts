import assert from 'node:assert/strict'
import type { Change, Rows } from '../../src/core/change.ts'
import { plainStores } from '../../src/core/plain-stores.ts'
import { eachStore, ids } from './each-store.ts'

type Read = { byId?(id: string): Promise<{ id: string } | null>; all?(): Promise<{ id: string; version: number }[]> }

describe('documents that are read by their key, or all at once', () => {
  eachStore(open => {
    for (const [port, [table]] of Object.entries(plainStores))
      it(`are ${port}`, async () => {
        const stores = open()
        const read = stores[port as keyof typeof plainStores] as unknown as Read
        const row = (id: string) => ({ id, version: 0, state: 'kept' }) as unknown as Rows[typeof table]
        const saved = (id: string, ifVersion: number) =>
          stores.commit({ save: table, row: row(id), ifVersion } as unknown as Change)
        assert.equal((await read.byId?.('b')) ?? null, null)
        for (const id of ['b', 'a']) assert.equal(await saved(id, 0), 'done')
        assert.equal(await saved('a', 1), 'done')
        assert.equal(await saved('b', 1), 'done')
        assert.equal(await saved('b', 1), 'stale')
        if (read.byId) assert.deepEqual(await read.byId('b'), { ...row('b'), version: 2 })
        if (read.all) assert.deepEqual(ids(await read.all()), ['b', 'a'], 'the oldest first, whatever became of them')
        const [one, other] = await Promise.all([read.all?.(), read.all?.()])
        if (one && other) {
          assert.deepEqual(one, other)
          assert.notEqual(one[0], other[0], 'no caller gets the objects of another')
        }
        const removed = (ifVersion: number) => stores.commit({ remove: table, id: 'b', ifVersion } as unknown as Change)
        assert.deepEqual([await removed(1), await removed(2), await removed(2)], ['stale', 'done', 'stale'])
        if (read.byId) assert.equal(await read.byId('b'), null)
        if (read.all) assert.deepEqual(ids(await read.all()), ['a'])
      })
  })
})
