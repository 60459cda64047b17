import assert from 'node:assert/strict'
import { newReference, settings } from '../../src/postgres/stores/kept-values.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { pictureStore } from '../../src/postgres/stores/picture-store.ts'
import { eachDatabase } from '../support/database.ts'

const on = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`

describe('stores', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    before(async () => {
      database = await open()
    })

    it('never gives a number twice, each kind and year from one', async () => {
      const other = newReference(await open())
      const next = newReference(database)
      const given = await Promise.all(
        Array.from({ length: 40 }, (_, index) => (index % 2 ? next : other)('PROP', 2026)),
      )
      assert.deepEqual(
        given.sort(),
        Array.from({ length: 40 }, (_, index) => `PROP-2026-${String(index + 1).padStart(4, '0')}`),
      )
      assert.equal(await next('PROP', 2027), 'PROP-2027-0001')
      assert.equal(await next('DIF', 2026), 'DIF-2026-0001')
      const raced = await Promise.all(Array.from({ length: 40 }, () => next('PUB', 2026, 'initiative 1')))
      assert.deepEqual(
        [new Set(raced).size, await next('PUB', 2026, 'initiative 2')],
        [1, 'PUB-2026-0002'],
        'who loses a race burns no number',
      )
    })

    it('keeps pictures until their end', async () => {
      const store = pictureStore(database)
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
      assert.equal(await store.put({ id: 'pic', bytes, digest: 'd', contentType: 'image/png' }), 'd')
      const other = { id: 'pic', bytes: new Uint8Array(1), digest: 'other', contentType: 'image/png' }
      assert.equal(await store.put(other), 'd', 'what may be sealed is never replaced')
      const kept = (await store.get('pic'))!
      assert.deepEqual([Buffer.compare(kept.bytes, bytes), kept.contentType, kept.expiresAt], [0, 'image/png', null])
      await store.expire('pic', on(5))
      assert.equal((await store.get('pic'))?.expiresAt, on(5))
      assert.equal(await store.get('none'), null)
      assert.deepEqual(
        [await store.about('pic'), await store.about('none')],
        [{ expiresAt: on(5), erased: false, digest: 'd' }, null],
      )
      await store.erase('pic')
      assert.deepEqual(await store.about('pic'), { expiresAt: on(5), erased: true, digest: 'd' })
    })

    it('counts the tries to decode a file until one comes to an end', async () => {
      const store = pictureStore(database)
      assert.deepEqual([await store.begin('x'), await store.begin('x'), await store.begin('y')], [1, 2, 1])
      await store.end('x')
      assert.deepEqual([await store.begin('x'), await store.begin('y')], [1, 2])
    })

    it('keeps settings, and one value of many that are offered at once', async () => {
      const store = settings(database)
      assert.equal(await store.get('x'), undefined)
      for (const value of ['text', { a: [1, null] }, null, 3]) {
        await store.set('x', value)
        assert.deepEqual(await store.get('x'), value)
      }
      const given = await Promise.all(Array.from({ length: 10 }, (_, index) => store.once('secret', `s${index}`)))
      assert.equal(new Set(given).size, 1)
      assert.equal(await store.get('secret'), given[0])
    })
  })
})
