import assert from 'node:assert/strict'
import { createGather } from '../../src/dispatch/run/gather.ts'

describe('gather', () => {
  it('writes together what came meanwhile, never more than allowed', async () => {
    const batches: number[][] = []
    const gather = createGather<number, number>(
      async items => {
        batches.push(items)
        await new Promise(resolve => setImmediate(resolve))
        return items.map(item => item * 2)
      },
      3,
      async () => {},
    )
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map(gather))
    assert.deepEqual(results, [2, 4, 6, 8, 10, 12])
    assert.deepEqual(batches, [
      [1, 2, 3],
      [4, 5, 6],
    ])
  })

  it('rejects those of a failed write and goes on with the next', async () => {
    const gather = createGather<number, number>(
      async items => {
        if (items.includes(1)) throw new Error('away')
        return items
      },
      1,
      async () => {},
    )
    const [first, second] = await Promise.allSettled([gather(1), gather(2)])
    assert.equal(first.status, 'rejected')
    assert.deepEqual(second, { status: 'fulfilled', value: 2 })
  })
})
