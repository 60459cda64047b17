import type { Kysely } from 'kysely'
import type { PgBoss } from 'pg-boss'
import type { Schema } from '../schema/schema.ts'

/** An open database: PostgreSQL, or PGlite in this very process. */
export type Database = {
  kind: 'postgres' | 'pglite'
  kysely: Kysely<Schema>
  /** The queue; `migrate` starts it. */
  boss: PgBoss
  /** This handle among all that work on the same database: who holds a claim. */
  instance: string
  /** Ends the jobs under way within a second, then every connection. */
  close(): Promise<void>
}
