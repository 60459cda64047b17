import { sql } from 'kysely'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'

/** When a row was settled. */
const settledAt = {
  suspension: sql`doc->'lifted'->>'at'`,
  archive_list: sql`doc->>'purgedAt'`,
} as const

/** Few rows: a court and a list now and then. */
export async function takeSettled({ kysely }: Database, before: Instant): Promise<number> {
  let gone = 0
  for (const [table, at] of Object.entries(settledAt)) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${at} collate "C" < ${before}
      and not doc ? 'files'`.execute(kysely)
    gone += Number(numAffectedRows ?? 0)
  }
  return gone
}
