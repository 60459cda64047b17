import { sql } from 'kysely'
import { rulesInForce } from '../../core/domain/retention/shipped-rules.ts'
import type { RetentionRules, Suspensions } from '../../core/ports/retention-stores.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function retentionRules(database: Database): RetentionRules {
  return {
    all: async () => {
      const rows = await database.kysely.selectFrom('retention_rule').select('doc').execute()
      return rulesInForce(rows.map(({ doc }) => doc))
    },
    changed: gatheredRows(database, 'retention_rule'),
    proposal: gatheredRows(database, 'rule_proposal'),
    proposals: async () => {
      const rows = await database.kysely.selectFrom('rule_proposal').select('doc').orderBy('id').execute()
      return rows.map(({ doc }) => doc)
    },
  }
}

export function suspensions(database: Database): Suspensions {
  return {
    byId: gatheredRows(database, 'suspension'),
    standing: async () => {
      const rows = database.kysely.selectFrom('suspension').select('doc')
      const standing = rows
        .where(sql<boolean>`doc->'lifted' = 'null'::jsonb`)
        .orderBy('created_at')
        .orderBy('id')
      return (await standing.execute()).map(({ doc }) => doc)
    },
  }
}
