import assert from 'node:assert/strict'
import { eachStore } from './each-store.ts'

const share = { files: 3, bytes: 100, each: 40 }
const hour = 3_600_000
const bytes = (size: number) => Buffer.alloc(size, 7)

describe('the store of files that wait', () => {
  eachStore(open => {
    const claim = (id: string, person: string) => open().keptFiles.claim({ id, person, forMs: hour }, share)
    const kept = async (id: string, person: string, size: number) => {
      assert.equal(await claim(id, person), true)
      await open().keptFiles.fill(id, bytes(size))
    }
    const sizeOf = async (id: string) => (await open().keptFiles.get(id))?.byteLength ?? null

    it('gives what was put, once it was put, and only the first', async () => {
      const store = open().keptFiles
      assert.equal(await claim('a', 'ada'), true)
      assert.equal(await store.get('a'), null, 'room without bytes')
      assert.equal(await claim('a', 'ada'), true, 'a run after one that did not end')
      await store.fill('a', Buffer.from('octets'))
      await store.fill('a', Buffer.from('others'))
      assert.equal(Buffer.from((await store.get('a'))!).toString(), 'octets')
      assert.equal(await claim('a', 'ada'), false)
      await store.drop('a')
      await store.fill('a', Buffer.from('late'))
      assert.equal(await store.get('a'), null)
      await store.drop('a')
    })

    it('keeps so many of one person, whoever else has how many', async () => {
      for (const id of ['b1', 'b2', 'b3']) await kept(id, 'bob', 1)
      assert.equal(await claim('b4', 'bob'), false)
      assert.equal(await claim('c1', 'cleo'), true)
      await open().keptFiles.drop('b1')
      assert.equal(await claim('b4', 'bob'), true)
    })

    it('keeps so many bytes of one person, counting a file that is under way as the greatest', async () => {
      await kept('d1', 'dan', 30)
      assert.equal(await claim('d2', 'dan'), true, '30, and 40 at most')
      assert.equal(await claim('d3', 'dan'), false, '30 and 40, and 40 at most')
      await open().keptFiles.fill('d2', bytes(30))
      assert.equal(await claim('d3', 'dan'), true, 'exactly 100 at most')
      assert.deepEqual([await sizeOf('d1'), await sizeOf('d2'), await sizeOf('d3')], [30, 30, null])
    })
  })
})
