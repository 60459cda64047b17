import assert from 'node:assert/strict'
import type { Database } from '../../src/postgres/open/database.ts'
import { history } from '../../src/postgres/journal/journal-history.ts'
import { dailyCounts } from '../../src/postgres/stores/kept-values.ts'
import { eachDatabase } from '../support/database.ts'
import { now } from './rows.ts'

describe('dailyCounts', () => {
  eachDatabase((_name, open) => {
    let database: Database
    before(async () => void (database = await open()))
    const rows = () =>
      database.kysely
        .selectFrom('daily_count')
        .select(['person', 'day', 'what', 'n'])
        .orderBy('person')
        .orderBy('what')
        .execute()

    it('lets through so many of a crowd, whichever process asks', async () => {
      const other = await open()
      const asked = Array.from({ length: 50 }, (_, index) =>
        dailyCounts(index % 2 ? database : other).take('p', 'forward', '2026-11-25', 10),
      )
      assert.equal((await Promise.all(asked)).filter(Boolean).length, 10)
      assert.equal(await dailyCounts(database).take('p', 'forward', '2026-11-25', 10), false)
    })

    it('counts a crowd that asks one process at once, whatever the limits', async () => {
      const { take } = dailyCounts(database)
      const asked = Array.from({ length: 30 }, (_, n) =>
        take(`r${n % 3}`, n % 2 ? 'ask' : 'say', '2026-11-25', n % 2 ? 2 : 4),
      )
      const passed = await Promise.all(asked)
      assert.equal(passed.filter((yes, n) => yes && n % 2 === 1).length, 3 * 2)
      assert.equal(passed.filter((yes, n) => yes && n % 2 === 0).length, 3 * 4)
      // Those who asked first: n modulo 6 is one person and one thing.
      for (let one = 0; one < 6; one++) assert.doesNotMatch(passed.filter((_, n) => n % 6 === one).join(), /false,true/)
    })

    it('counts each person and each thing apart, and anew on another day, of which alone rows stay', async () => {
      const { take } = dailyCounts(database)
      assert.deepEqual(
        [await take('q', 'forward', '2026-11-25', 10), await take('p', 'ask', '2026-11-25', 10)],
        [true, true],
      )
      assert.equal(await take('p', 'forward', '2026-11-26', 10), true)
      assert.deepEqual(await rows(), [{ person: 'p', day: '2026-11-26', what: 'forward', n: 1 }])
    })

    it('keeps nothing of a person who is forgotten', async () => {
      const { take } = dailyCounts(database)
      await take('q', 'forward', '2026-11-26', 10)
      await history(database, now).forget('p', [])
      assert.deepEqual(
        (await rows()).map(({ person }) => person),
        ['q'],
      )
    })
  })
})
