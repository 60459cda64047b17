import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'kysely'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { sharedPostgres } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { verifyJournal } from '../support/verify-journal.ts'
import { fillTown } from './markers/fill-town.ts'
import { assertOnlyDueIsGone, whatStands } from './markers/what-stands.ts'

const program = path.join(import.meta.dirname, 'programs/purge-town.ts')
const day = 400

describe('a purge whose process is killed in the middle', function () {
  this.timeout(180_000)
  let url: string
  let database: Database
  before(async () => {
    url = await (await sharedPostgres()).migratedUrl()
    database = await openDatabase({ databaseUrl: url, dataDir: inMemory })
    await fillTown(database)
  })
  after(() => database.close())

  const start = () =>
    spawn(process.execPath, ['-r', './src/needs-node.cjs', program, url, String(day)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  const waits = () =>
    eventually(
      async () => {
        const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
          where wait_event_type = 'Lock' and datname = current_database()`.execute(database.kysely)
        return rows[0]!.n > 0
      },
      'the process waits for a row',
      60_000,
    )
  /** By category, how many rows the journal says are gone. */
  const told = async (): Promise<Map<string, number>> => {
    const { rows } = await sql<{ category: string; rows: number }>`
      select details->>'category' as category, sum((details->>'rows')::int)::int as rows
      from journal join journal_detail using (seq) where verb = 'retention.purged' group by 1`.execute(database.kysely)
    return new Map(rows.map(row => [row.category, row.rows]))
  }

  // A statement that waited ends without its process; what comes after it was never asked for.
  for (const [held, gone, standing] of [
    ['people_list', 'note', 'ledgerName'],
    ['delivery', 'listName', 'outsider'],
  ] as const)
    it(`stops at ${held}: what went before is gone, the rest stands, and the chain verifies`, async () => {
      const holding = await database.kysely.startTransaction().execute()
      await sql`select from ${sql.table(held)} for update`.execute(holding)
      const child = start()
      await waits()
      child.kill('SIGKILL')
      await once(child, 'exit')
      await holding.rollback().execute()
      const found = await whatStands(database)
      assert.deepEqual(found.get(gone), [], `${gone} was taken before the kill`)
      assert.notDeepEqual(found.get(standing), [], `${standing} waits for the next run`)
      assert.ok((await verifyJournal(database)).ok)
    })

  it('is finished by the next one: all that is due is gone, all that is not stands, and it is told once', async () => {
    const child = start()
    assert.deepEqual(await once(child, 'exit'), [0, null])
    await assertOnlyDueIsGone(database, day)
    assert.ok((await verifyJournal(database)).ok)
    const purged = await told()
    assert.deepEqual([...purged.keys()].toSorted(), [
      'consents',
      'forwarded-questions',
      'ledger-names',
      'notes',
      'read-files',
    ])
    assert.deepEqual(await once(start(), 'exit'), [0, null])
    assert.deepEqual(await told(), purged)
  })
})
