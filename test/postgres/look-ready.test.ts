import assert from 'node:assert/strict'
import type { Database } from '../../src/postgres/open/database.ts'
import { openDatabase } from '../../src/postgres/open/open-database.ts'
import { inMemory } from '../../src/postgres/open/data-dir.ts'
import { lookReady } from '../../src/postgres/open/look-ready.ts'
import { eachDatabase, sharedPostgres } from '../support/database.ts'

eachDatabase((_, open) => {
  describe('whether a press would be kept', () => {
    let database: Database
    before(async () => {
      database = await open()
    })

    it('is found by writing one row over and over', async () => {
      const rows = async () => (await database.kysely.selectFrom('setting').select('key').execute()).length
      assert.deepEqual(await lookReady(database), [])
      const before = await rows()
      for (let times = 0; times < 3; times++) assert.deepEqual(await lookReady(database), [])
      assert.equal(await rows(), before)
    })
  })
})

describe('whether a press would be kept, without a database', () => {
  it('is no, and why is said', async () => {
    const postgres = await sharedPostgres()
    const opened = (url: string) => openDatabase({ databaseUrl: url, dataDir: inMemory })
    const fresh = await opened(await postgres.url())
    assert.deepEqual(await lookReady(fresh), ['database-away'], 'nothing was ever laid into it')
    await fresh.close()
    assert.deepEqual(await lookReady(fresh), ['database-away'])
    const asReader = new URL(await postgres.migratedUrl())
    asReader.searchParams.set('options', '-c default_transaction_read_only=on')
    const reader = await opened(asReader.href)
    assert.deepEqual(await lookReady(reader), ['database-read-only'])
    await reader.close()
  })
})
