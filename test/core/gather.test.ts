import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { gather, type Gathering } from '../../src/core/gather.ts'

/** Both orders in which callers and the next run go on. */
const orders: Record<string, Pick<Gathering<number>, 'pause' | 'leavesFirst'>> = {
  'where the next run leaves first': { pause: turn, leavesFirst: true },
  'where its callers go on first': { pause: turn },
}

for (const [name, order] of Object.entries(orders))
  describe(`gather, ${name}`, () => {
    const asked = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

    it('sends what came in the same pause together, at most so many, in order', async () => {
      const batches: number[][] = []
      const one = gather(
        async (items: number[]) => {
          batches.push(items)
          return items.map(n => n * 2)
        },
        { ...order, limit: 4 },
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
      const left = Promise.withResolvers<void>()
      const end = Promise.withResolvers<void>()
      let open = 0
      const one = gather(
        async (items: number[]) => {
          assert.equal(++open, 1)
          batches.push(items)
          left.resolve()
          await end.promise
          open -= 1
          return items
        },
        { ...order, limit: 100 },
      )
      const first = one(1)
      await left.promise
      const rest = [one(2), one(3)]
      await turn()
      assert.deepEqual(batches, [[1]])
      end.resolve()
      await Promise.all([first, ...rest])
      assert.deepEqual(batches, [[1], [2, 3]])
    })

    it('hands a failure to those whose run it was, and goes on', async () => {
      const one = gather(
        async (items: number[]) => {
          if (items.includes(0)) throw new Error('refused')
          return items
        },
        { ...order, limit: 2 },
      )
      const tried = await Promise.allSettled(asked(5).map(one))
      assert.deepEqual(
        tried.map(result => result.status),
        ['rejected', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
      )
      assert.equal(await one(9), 9)
    })

    it('leaves what was not chosen for the next one', async () => {
      const batches: number[][] = []
      const one = gather(
        async (items: number[]) => {
          batches.push(items)
          return items
        },
        { ...order, limit: 10, choose: waiting => new Set(waiting.slice(0, 1)) },
      )
      await Promise.all(asked(3).map(one))
      assert.deepEqual(batches, [[0], [1], [2]])
    })

    it('goes on in its order', async () => {
      const told: string[] = []
      const one = gather(
        async (items: number[]) => {
          told.push(`run ${items.join(' and ')}`)
          return items
        },
        { ...order, limit: 1 },
      )
      await Promise.all(asked(2).map(async n => told.push(`answer ${await one(n)}`)))
      assert.deepEqual(
        told,
        order.leavesFirst ? ['run 0', 'run 1', 'answer 0', 'answer 1'] : ['run 0', 'answer 0', 'run 1', 'answer 1'],
      )
    })
  })
