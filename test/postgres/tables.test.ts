import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { retentionCategories } from '../../src/core/domain/retention/retention-rule.ts'
import { shippedRules } from '../../src/core/domain/retention/shipped-rules.ts'
import { factsOf, tables } from '../../src/postgres/schema/tables.ts'
import { eachDatabase } from '../support/database.ts'

/** Of the migrations themselves. */
const ofTheStore = ['kysely_migration', 'kysely_migration_lock']

describe('every table of the database', () => {
  eachDatabase((_kind, open) => {
    it('has an entry, with each of its columns, and each entry a table', async () => {
      const { kysely } = await open()
      const { rows } = await sql<{ name: string; columns: string[] }>`
        select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
        from information_schema.tables join information_schema.columns using (table_schema, table_name)
        where table_schema = current_schema() and table_type = 'BASE TABLE' and table_name <> all(${ofTheStore}::text[])
        group by 1`.execute(kysely)
      const said = Object.entries(tables).map(([name, table]) => ({
        name,
        columns: [...Object.keys(table.columns), ...('later' in table ? Object.keys(table.later) : [])],
      }))
      const byName = (list: typeof said) => Object.fromEntries(list.map(({ name, columns }) => [name, columns]))
      assert.deepEqual(byName(rows), byName(said))
    })
  })

  it('is of a category that there is, or says why it names nobody', () => {
    for (const table of Object.keys(tables)) {
      const { kept } = factsOf(table)!
      if (typeof kept === 'string') assert.ok(retentionCategories.includes(kept), table)
      else assert.ok(kept.nobody.length > 9, table)
    }
  })

  it('is kept within the bounds of its rule, as it is shipped', () => {
    for (const category of retentionCategories) {
      const { days, bounds } = shippedRules[category]
      if (bounds === null) assert.equal(days, null, category)
      else assert.ok(days !== null && bounds.least <= days && days <= bounds.most, category)
    }
  })
})
