import { type RawBuilder, sql } from 'kysely'
import type { Rows } from '../core/change.ts'
import type { Database } from './open/database.ts'

/** Documents of a table, as the rest of the statement chooses and orders them. */
export function docsOf<K extends keyof Rows>({ kysely }: Database, table: K) {
  return async (rest: RawBuilder<unknown>): Promise<Rows[K][]> => {
    const { rows } = await sql<{ doc: Rows[K] }>`select doc from ${sql.table(table)} ${rest}`.execute(kysely)
    return rows.map(({ doc }) => doc)
  }
}
