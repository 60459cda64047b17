import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Database } from '../../src/postgres/open/database.ts'
import { searchedTables } from '../../src/postgres/personal/searched-tables.ts'
import { keysWhere, paced } from '../../src/postgres/personal/walk-pages.ts'
import { type RowText, textsOf } from '../../src/postgres/personal/walk-texts.ts'
import { eachDatabase } from '../support/database.ts'
import { note } from './rows.ts'

const many = 3_000
/** More of its pages than are read at once. */
const counted = 12_000

describe('a search through a whole table', () => {
  eachDatabase((_kind, open) => {
    let database: Database
    before(async () => {
      database = await open()
      const rows = Array.from({ length: many }, (_, n) => note({ id: `n${n}`, text: n % 7 === 0 ? 'sept' : 'rien' }))
      await sql`insert into note (id, version, doc) select doc->>'id', 1, doc
        from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as doc`.execute(database.kysely)
      await sql`insert into daily_count (person, day, what, n)
        select 'p' || n, '2026-11-25', 'keep', n % 7 from generate_series(1, ${counted}::int) as n`.execute(
        database.kysely,
      )
    })
    const walk = async (name: string, which: ReturnType<typeof sql>) => {
      const table = (await searchedTables(database)).find(one => one.name === name)!
      const pages: string[][] = []
      for await (const keys of keysWhere(database, table, which)) pages.push(keys)
      return { table, pages, keys: pages.flat() }
    }

    it('along its key finds each row once, in order, some at a time', async () => {
      const { keys, pages } = await walk('note', sql`position('sept' in doc::text) > 0`)
      const all = await sql<{ id: string }>`select id from note where doc->>'text' = 'sept' order by id`.execute(
        database.kysely,
      )
      assert.deepEqual(
        keys,
        all.rows.map(({ id }) => id),
      )
      assert.ok(pages.length > 3 && pages.every(page => page.length < all.rows.length), String(pages.length))
      assert.deepEqual((await walk('note', sql`false`)).keys, [])
      assert.equal((await walk('note', sql`true`)).keys.length, many)
    })

    it('along its pages on the disk, where no column alone is its key, finds each row once', async () => {
      const { table, keys } = await walk('daily_count', sql`n = 0`)
      assert.equal(table.key, null)
      const found = await sql<{ person: string }>`
        select person from daily_count where ctid = any(${keys}::tid[])`.execute(database.kysely)
      const all = await sql<{ person: string }>`select person from daily_count where n = 0`.execute(database.kysely)
      assert.equal(new Set(keys).size, keys.length)
      assert.deepEqual(found.rows.map(one => one.person).toSorted(), all.rows.map(one => one.person).toSorted())
    })

    it('as text reads each row once, some at a time, along its key and along its pages on the disk', async () => {
      for (const [name, all, one, there] of [
        ['note', many, 'n6', ['Élodie Le Goff', 'rien']],
        ['daily_count', counted, 'p6', ['2026-11-25', 'keep', '6']],
      ] as const) {
        const table = (await searchedTables(database)).find(other => other.name === name)!
        const pages: RowText[][] = []
        for await (const page of textsOf(database, table)) pages.push(page)
        const rows = pages.flat()
        assert.equal(rows.length, all)
        assert.equal(new Set(rows.map(({ key }) => key)).size, all)
        assert.ok(pages.length > 1, String(pages.length))
        const found = rows.find(({ said }) => said.split(/[ "]/).includes(one))!
        for (const text of there) assert.ok(found.said.includes(text), `${text} in ${found.said}`)
      }
    })

    it('of a table that is empty, or partitioned, is what is there', async () => {
      const texts = async (name: string): Promise<number> => {
        const table = (await searchedTables(database)).find(one => one.name === name)!
        let count = 0
        for await (const page of textsOf(database, table)) count += page.length
        return count
      }
      assert.equal(await texts('campaign'), 0)
      const jobs = await sql<{ n: number }>`select count(*)::int as n from pgboss.job`.execute(database.kysely)
      assert.equal(await texts('job'), jobs.rows[0]!.n)
      assert.deepEqual((await walk('campaign', sql`true`)).keys, [])
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pgboss.job`.execute(database.kysely)
      assert.equal((await walk('job', sql`true`)).keys.length, rows[0]!.n)
    })
  })

  const paces: [rows: number, tookMs: number, next: number][] = [
    [128, 10, 256],
    [128, 100, 128],
    [128, 201, 64],
    [8_192, 1, 8_192],
    [9, 5_000, 8],
    [8, 60_000, 8],
  ]
  for (const [rows, tookMs, next] of paces)
    it(`after ${rows} rows in ${tookMs} ms asks for ${next}`, () => assert.equal(paced(rows, tookMs), next))
})
