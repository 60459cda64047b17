import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { eachDatabase } from '../support/database.ts'
import { everyValue, saysAny } from './every-value.ts'

const name = 'Ève "Zo" Lambda'
const page = '<p>Ève &quot;Zo&quot; Lambda</p>'

describe('a search of the whole database', () => {
  eachDatabase((_kind, open) => {
    const placed: [what: string, type: string, value: unknown][] = [
      ['a text', 'text', `avec ${name}.`],
      ['another case', 'text', name.toUpperCase()],
      ['a list', 'text[]', [name]],
      ['a document', 'jsonb', JSON.stringify({ by: { name } })],
      ['a text of JSON within a document', 'jsonb', JSON.stringify({ card: JSON.stringify({ name }) })],
      ['an address', 'text', `https://s/${encodeURIComponent(name)}.pdf`],
      ['bytes', 'bytea', Buffer.from(page)],
      ['compressed bytes', 'bytea', gzipSync(page)],
    ]
    it('finds a name in a table that nobody told it of, wherever it stands there', async () => {
      const database = await open()
      for (const [what, type, value] of placed) {
        const table = sql.table(what)
        await sql`create table ${table} (said ${sql.raw(type)})`.execute(database.kysely)
        await sql`insert into ${table} values (${value}::${sql.raw(type)})`.execute(database.kysely)
      }
      const tables = [...(await everyValue(database))].filter(([, rows]) => rows.some(saysAny([name])))
      const found = tables.map(([table]) => table.replaceAll('"', '').replace('public.', ''))
      assert.deepEqual(found.toSorted(), placed.map(([what]) => what).toSorted())
      assert.ok(!saysAny([name])('Ève Lambda'))
    })
  })
})
