import { sql } from 'kysely'
import type { Rows } from '../../core/change.ts'
import { plainStoresBy, type PlainStores } from '../../core/plain-stores.ts'
import { gathered } from '../gathered.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import { prepared } from '../open/prepared-client.ts'

export function plainTables(database: Database): PlainStores {
  return plainStoresBy({ byId: table => gatheredRows(database, table), all: table => allOf(database, table) })
}

/** Callers of one statement. */
const most = 500

/**
 * Every row, the oldest first: of tables that people fill by hand. Calls at the same time share one statement, since
 * every click on a proposal asks for all sectors.
 */
export function allOf<K extends keyof Rows>({ kysely }: Database, table: K): () => Promise<Rows[K][]> {
  const read = async (asked: object[]): Promise<Rows[K][][]> => {
    const { rows } = await sql<{ doc: Rows[K] }>`
      ${prepared(`all-${table}`)}select doc from ${sql.table(table)} order by created_at, id`.execute(kysely)
    const all = rows.map(({ doc }) => doc)
    // No caller gets the objects of another one.
    return asked.map((_, index) => (index === 0 ? all : structuredClone(all)))
  }
  const one = gathered(read, { limit: most })
  return () => one({})
}
