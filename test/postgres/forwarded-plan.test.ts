import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Database } from '../../src/postgres/open/database.ts'
import { notes } from '../../src/postgres/stores/editorial-stores.ts'
import { eachDatabase } from '../support/database.ts'
import { explaining } from '../support/explaining.ts'
import { note } from './rows.ts'

const many = 5_000

describe('what was handed on to the communication team', () => {
  eachDatabase((_kind, open) => {
    it('is read a page at a time along an index, whatever people wrote besides', async () => {
      const database: Database = await open()
      const rows = Array.from({ length: many }, (_, n) =>
        note({ id: `n${n}`, state: n % 500 === 0 ? 'forwarded' : 'kept' }),
      )
      await sql`insert into note (id, version, doc) select doc->>'id', 1, doc
        from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as doc`.execute(database.kysely)
      await sql`analyze note`.execute(database.kysely)
      const plans: unknown[] = []
      await notes({ ...database, kysely: explaining(database.kysely, plans) }).forwarded(0, 6)
      assert.match(JSON.stringify(plans), /note_forwarded/)
      assert.doesNotMatch(JSON.stringify(plans), /Sort|Seq Scan/)
      assert.equal((await notes(database).forwarded(4, 6)).length, 6)
    })
  })
})
