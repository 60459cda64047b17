import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { retentionCategories } from '../../src/core/domain/retention/retention-rule.ts'
import { shippedRules } from '../../src/core/domain/retention/shipped-rules.ts'
import { tableCategories } from '../../src/postgres/retention/table-categories.ts'
import { eachDatabase } from '../support/database.ts'

/** Of the migrations themselves, and of what the installation knows of its own database. */
const ofTheStore = ['kysely_migration', 'kysely_migration_lock']

describe('every table of the database', () => {
  eachDatabase((_kind, open) => {
    it('has a rule of how long it is kept, or names nobody', async () => {
      const { kysely } = await open()
      const { rows } = await sql<{ name: string }>`
        select table_name as name from information_schema.tables
        where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(kysely)
      const names = rows.map(({ name }) => name).filter(name => !ofTheStore.includes(name))
      assert.deepEqual(names.toSorted(), Object.keys(tableCategories).toSorted())
    })
  })

  it('is of a category that there is, and whoever says why says it', () => {
    for (const [table, kept] of Object.entries(tableCategories))
      if (typeof kept === 'string') assert.ok(retentionCategories.includes(kept), table)
      else assert.ok(kept.nobody.length > 9, table)
  })

  it('is kept within the bounds of its rule, as it is shipped', () => {
    for (const category of retentionCategories) {
      const { days, bounds } = shippedRules[category]
      if (bounds === null) assert.equal(days, null, category)
      else assert.ok(days !== null && bounds.least <= days && days <= bounds.most, category)
    }
  })
})
