import assert from 'node:assert/strict'
import { spacedTurns } from '../../src/postgres/budget.ts'
import { eachDatabase } from '../support/database.ts'

describe('spaced turns', () => {
  eachDatabase((_, open) => {
    it('lets one through at a time over all who share the database, each kind by itself', async () => {
      const database = await open()
      const [here, there, other] = [
        spacedTurns(database, 'install', 40),
        spacedTurns(database, 'install', 40),
        spacedTurns(database, 'list', 40),
      ]
      const began = performance.now()
      const times: number[] = []
      const go = async (turn: () => Promise<void>): Promise<void> => {
        await turn()
        times.push(performance.now() - began)
      }
      const all = Promise.all(Array.from({ length: 12 }, (_, index) => go(index % 2 === 0 ? here : there)))
      await other()
      assert.ok(times.length < 12, 'another kind does not wait for these')
      await all
      assert.ok(times.at(-1)! >= 11 * 40 - 5, times.join(' '))
    })

    it('does not wait for a clock that was set back', async () => {
      const database = await open()
      const far = Date.now() + 3_600_000
      await database.kysely.insertInto('spaced_turn').values({ what: 'far', next: far }).execute()
      const turn = spacedTurns(database, 'far', 1)
      await Promise.race([turn(), new Promise(resolve => setTimeout(resolve, 50, 'waits'))])
      const { next } = await database.kysely
        .selectFrom('spaced_turn')
        .select('next')
        .where('what', '=', 'far')
        .executeTakeFirstOrThrow()
      assert.ok(next < Date.now() + 61_000)
    })
  })
})
