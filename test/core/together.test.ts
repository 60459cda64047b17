import assert from 'node:assert/strict'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { createTogether } from '../../src/core/together.ts'

describe('together', () => {
  const open = () => createTogether({ pause: () => endOfTurn(), limit: 3 })

  it('runs what is asked for one key at the same moment as one, each with its own result, few at once', async () => {
    const together = open()
    const runs: number[][] = []
    const run = async (items: number[]) => {
      runs.push(items)
      return items.map(item => item * 10)
    }
    const all = await Promise.all([1, 2, 3, 4, 5].map(item => together('a', item, run)))
    assert.deepEqual(all, [10, 20, 30, 40, 50])
    assert.deepEqual(runs, [
      [1, 2, 3],
      [4, 5],
    ])
  })

  it('runs nothing of a key while something of it runs, whoever has heard by then', async () => {
    const together = open()
    let running = 0
    const run = async (items: number[]) => {
      assert.equal(++running, 1)
      await endOfTurn()
      running--
      return items
    }
    await Promise.all(
      Array.from({ length: 20 }, async (_, item) => {
        for (let again = 0; again < item; again++) await endOfTurn()
        return together('a', item, run)
      }),
    )
  })

  it('keeps keys apart, and a failure to those who shared its run', async () => {
    const together = open()
    const fails = async (): Promise<number[]> => {
      throw new Error('no')
    }
    const results = await Promise.allSettled([
      together('a', 1, fails),
      together('a', 2, fails),
      together('b', 3, async (items: number[]) => items),
    ])
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected', 'fulfilled'],
    )
    assert.equal(await together('a', 4, async (items: number[]) => items), 4)
  })
})
