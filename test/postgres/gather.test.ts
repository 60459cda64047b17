import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { gather } from '../../src/postgres/gathered.ts'

type Item = { n: number }

describe('gather', () => {
  const asked = (count: number): Item[] => Array.from({ length: count }, (_, n) => ({ n }))

  it('sends what came in the same turn together, at most so many, in order', async () => {
    const batches: number[][] = []
    const one = gather(
      async (items: Item[]) => {
        batches.push(items.map(item => item.n))
        return items.map(item => item.n * 2)
      },
      { limit: 4 },
    )
    assert.deepEqual(await Promise.all(asked(10).map(one)), [0, 2, 4, 6, 8, 10, 12, 14, 16, 18])
    assert.deepEqual(batches, [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ])
  })

  it('collects what comes while one is under way, and never has two under way', async () => {
    const batches: number[][] = []
    let open = 0
    const one = gather(
      async (items: Item[]) => {
        assert.equal(++open, 1)
        batches.push(items.map(item => item.n))
        await turn()
        await turn()
        open -= 1
        return items
      },
      { limit: 100 },
    )
    const first = one({ n: 1 })
    await turn()
    const rest = [one({ n: 2 }), one({ n: 3 })]
    await Promise.all([first, ...rest])
    assert.deepEqual(batches, [[1], [2, 3]])
  })

  it('hands a failure to those whose statement it was, and goes on', async () => {
    const one = gather(
      async (items: Item[]) => {
        if (items.some(item => item.n === 0)) throw new Error('refused')
        return items
      },
      { limit: 2 },
    )
    const tried = await Promise.allSettled(asked(5).map(one))
    assert.deepEqual(
      tried.map(result => result.status),
      ['rejected', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    )
    assert.deepEqual(await one({ n: 9 }), { n: 9 })
  })

  it('leaves what was not chosen for the next one', async () => {
    const batches: number[][] = []
    const one = gather(
      async (items: Item[]) => {
        batches.push(items.map(item => item.n))
        return items
      },
      { limit: 10, choose: waiting => new Set(waiting.slice(0, 1)) },
    )
    await Promise.all(asked(3).map(one))
    assert.deepEqual(batches, [[0], [1], [2]])
  })
})
