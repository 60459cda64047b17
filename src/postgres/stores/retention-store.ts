import { sql } from 'kysely'
import { rulesInForce } from '../../core/domain/retention/shipped-rules.ts'
import type { RetentionRules, Suspensions } from '../../core/ports/retention-stores.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function retentionRules(database: Database): RetentionRules {
  return {
    all: async () => rulesInForce(await docsOf(database, 'retention_rule')(sql``)),
    changed: gatheredRows(database, 'retention_rule'),
    proposal: gatheredRows(database, 'rule_proposal'),
    proposals: () => docsOf(database, 'rule_proposal')(sql`order by id`),
  }
}

export function suspensions(database: Database): Suspensions {
  return {
    byId: gatheredRows(database, 'suspension'),
    standing: () => docsOf(database, 'suspension')(sql`where doc->'lifted' = 'null'::jsonb order by created_at, id`),
  }
}
