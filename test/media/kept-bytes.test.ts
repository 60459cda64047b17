import assert from 'node:assert/strict'
import sinon from 'sinon'
import { createKeptBytes } from '../../src/media/kept-bytes.ts'

describe('bytes of pictures that many ask for', () => {
  let reads: string[]
  beforeEach(() => (reads = []))
  afterEach(() => sinon.restore())
  const picture = (size: number) => ({ bytes: new Uint8Array(size), contentType: 'image/png' })
  const reading =
    (digest: string, size = 10) =>
    async () => (reads.push(digest), size < 0 ? null : picture(size))

  it('are read once for all who ask at the same time, and after', async () => {
    const kept = createKeptBytes()
    const all = await Promise.all(Array.from({ length: 100 }, () => kept.of('a', reading('a'))))
    assert.equal(new Set(all.map(one => one!.bytes)).size, 1)
    await kept.of('a', reading('a'))
    assert.deepEqual(reads, ['a'])
  })

  it('fill no more memory than they may: what was asked for last stays', async () => {
    const kept = createKeptBytes(100)
    for (const digest of ['a', 'b', 'a', 'c']) await kept.of(digest, reading(digest, 45))
    assert.deepEqual(reads, ['a', 'b', 'c'])
    await kept.of('a', reading('a', 45))
    await kept.of('b', reading('b', 45))
    assert.deepEqual(reads, ['a', 'b', 'c', 'b'])
    await kept.of('huge', reading('huge', 1_000))
    await kept.of('huge', reading('huge', 1_000))
    assert.equal(reads.filter(one => one === 'huge').length, 2)
  })

  it('are gone when nobody asked for a minute, when they are told to go, and where there were none', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const kept = createKeptBytes()
    const again = async (digest: string, size?: number) => {
      const before = reads.length
      await kept.of(digest, reading(digest, size))
      return reads.length > before
    }
    assert.equal(await again('a'), true)
    clock.tick(59_000)
    assert.equal(await again('a'), false)
    clock.tick(59_000)
    assert.equal(await again('a'), false)
    clock.tick(60_000)
    assert.equal(await again('a'), true)
    kept.forget('a')
    assert.equal(await again('a'), true)
    for (const size of [-1, 0]) {
      assert.equal(await again('none', size), true)
      assert.equal(await again('none', size), true)
    }
    await assert.rejects(kept.of('b', () => Promise.reject(new Error('away'))))
    assert.equal(await again('b'), true)
  })
})
