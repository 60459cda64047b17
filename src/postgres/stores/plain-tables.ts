import { sql } from 'kysely'
import type { Rows } from '../../core/change.ts'
import { plainStoresBy, type PlainStores } from '../../core/plain-stores.ts'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function plainTables(database: Database): PlainStores {
  return plainStoresBy({ byId: table => gatheredRows(database, table), all: table => allOf(database, table) })
}

/** Every row, the oldest first: of tables that people fill by hand. */
export function allOf<K extends keyof Rows>(database: Database, table: K): () => Promise<Rows[K][]> {
  return () => docsOf(database, table)(sql`order by created_at, id`)
}
