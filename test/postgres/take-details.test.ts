import assert from 'node:assert/strict'
import { sql, type Transaction } from 'kysely'
import { nothingHeld } from '../../src/core/domain/retention/suspension.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { takeDetails } from '../../src/postgres/retention/take-details.ts'
import type { Schema } from '../../src/postgres/schema/schema.ts'
import { openStores } from '../../src/app/open-stores.ts'
import { eachDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { entry } from './rows.ts'

const now = '2026-11-25T08:30:00.000Z'
const later = '2027-12-01T03:30:00.000Z'
const due = { before: now.replace('2026', '2027'), upTo: null }

const nobodyHolds = sql<{ free: boolean }>`select pg_try_advisory_xact_lock(77, 1) as free`

const take = (database: Database, page = { after: 0, limit: 2 }) =>
  takeDetails(database, 'refused-attempts', { due, held: nothingHeld, page, now: later })

async function refuse(database: Database, many: number, at = now): Promise<void> {
  const { commit } = openStores(database, () => at)
  for (let left = many; left > 0; left--)
    await commit({ journal: entry({ verb: 'attempt.refused', details: { what: 'post.submit' } }) })
}

describe('details of the journal that are due', () => {
  eachDatabase((kind, open) => {
    it('go batch by batch, each from where the last one ended, up to the first that is not', async () => {
      const database = await open()
      await refuse(database, 3)
      await openStores(database, () => now).commit({ journal: entry({ details: { name: 'stays' } }) })
      await refuse(database, 2)
      await refuse(database, 1, later)
      const first = await take(database)
      const second = await take(database, { after: first.after, limit: 2 })
      const third = await take(database, { after: second.after, limit: 2 })
      const last = await take(database, { after: third.after, limit: 2 })
      assert.deepEqual(
        [first, second, third, last].map(({ taken }) => taken),
        [2, 2, 1, 0],
      )
      assert.deepEqual(second.after - first.after, 3, 'past what stays')
      const verified = await verifyJournal(database)
      assert.ok(verified.ok)
      assert.deepEqual(verified.purged, [{ category: 'refused-attempts', lines: 5 }])
    })

    if (kind === 'postgres')
      it('are looked for while nobody waits for the journal', async () => {
        const [database, other] = [await open(), await open()]
        await refuse(database, 1)
        let taking: ReturnType<typeof take> | undefined
        await other.kysely.transaction().execute(async trx => {
          await sql`lock table journal_detail in access exclusive mode`.execute(trx)
          taking = take(database)
          await eventually(() => isWaiting(trx), 'the table is waited for')
          const { rows } = await nobodyHolds.execute(trx)
          assert.deepEqual(rows, [{ free: true }])
        })
        assert.equal((await taking!).taken, 1)
      })
  })
})

/** Whether some connection waits for the table. */
async function isWaiting(trx: Transaction<Schema>): Promise<boolean> {
  const { rows } = await sql`select from pg_locks where relation = 'journal_detail'::regclass and not granted`.execute(
    trx,
  )
  return rows.length > 0
}
