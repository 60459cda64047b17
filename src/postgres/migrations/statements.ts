import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** One statement each: PGlite takes no more than one at a time. */
export function statements(...texts: string[]): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const text of texts) await sql.raw(text).execute(db)
    },
  }
}
