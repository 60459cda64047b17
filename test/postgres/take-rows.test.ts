import assert from 'node:assert/strict'
import { type KyselyPlugin, sql } from 'kysely'
import { searchedTables } from '../../src/postgres/personal/searched-tables.ts'
import { takeRows } from '../../src/postgres/personal/take-rows.ts'
import { eachDatabase } from '../support/database.ts'
import { marc, other } from './personal-rows.ts'

const sought = { person: marc.id, ids: [marc.id], names: [] }

describe('rows of an erased person that are no documents', () => {
  eachDatabase((_kind, open) => {
    it('are asked again whom they name: in the place of one another one’s may lie by then', async () => {
      const database = await open()
      const { kysely } = database
      const only = async (person: string) => {
        await sql`truncate daily_count`.execute(kysely)
        await sql`insert into daily_count values (${person}, '2026-11-25', 'keep', 1)`.execute(kysely)
      }
      const left = async () => (await sql<{ person: string }>`select person from daily_count`.execute(kysely)).rows
      const table = (await searchedTables(database)).find(({ name }) => name === 'daily_count')!
      let isFound = false
      const replaced: KyselyPlugin = {
        transformQuery: ({ node }) => node,
        transformResult: async ({ result }) => {
          if (!isFound && result.rows.some(row => row['said'])) {
            isFound = true
            await only(other.id)
          }
          return result
        },
      }
      await only(marc.id)
      assert.equal(
        await takeRows({ ...database, kysely: kysely.withPlugin(replaced) }, table, { sought, standIn: other }),
        0,
      )
      assert.ok(isFound)
      assert.deepEqual(await left(), [{ person: other.id }])
      await only(marc.id)
      assert.equal(await takeRows(database, table, { sought, standIn: other }), 1)
      assert.deepEqual(await left(), [])
    })
  })
})
