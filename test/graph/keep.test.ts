import assert from 'node:assert/strict'
import { keep } from '../../src/graph/keep.ts'
import { at } from './stub.ts'
import { eventually } from '../support/eventually.ts'

describe('keep', () => {
  let now = 0
  let loads = 0
  let down = false
  const open = (ahead = false) =>
    keep({
      load: async () => {
        loads++
        await new Promise(resolve => setImmediate(resolve))
        if (down) throw new Error('down')
        return loads
      },
      now: () => at(now),
      freshMs: 1000,
      longestMs: 60_000,
      ahead,
    })
  beforeEach(() => {
    now = 0
    loads = 0
    down = false
  })

  it('loads once for many at the same time, and again when it is old', async () => {
    const kept = open()
    assert.deepEqual(await Promise.all([kept.get(), kept.get(), kept.get()]), [1, 1, 1])
    now = 999
    assert.equal(await kept.get(), 1)
    now = 1000
    assert.equal(await kept.get(), 2)
  })

  it('goes on with the last good value, without trying at each question, and not for ever', async () => {
    const kept = open()
    await kept.get()
    down = true
    now = 2000
    assert.equal(await kept.get(), 1)
    assert.equal(await kept.get(), 1)
    assert.equal(loads, 2)
    now = 20_000
    assert.equal(await kept.get(), 1)
    assert.equal(loads, 3)
    now = 60_000
    await assert.rejects(kept.get())
    down = false
    assert.equal(await kept.get(), 5)
  })

  it('keeps no failure', async () => {
    const kept = open()
    down = true
    await assert.rejects(kept.get())
    down = false
    assert.equal(await kept.get(), 2)
  })

  it('answers the old value at once when it may', async () => {
    const kept = open(true)
    await kept.get()
    now = 5000
    assert.equal(await kept.get(), 1)
    await eventually(async () => (await kept.get()) === 2, 'the new value')
    assert.equal(loads, 2)
  })
})
