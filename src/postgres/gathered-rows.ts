import { sql } from 'kysely'
import type { Rows } from '../core/change.ts'
import { gathered } from './gathered.ts'
import type { Database } from './open/database.ts'
import { prepared } from './open/prepared-client.ts'
import { documentKeys } from './schema/tables.ts'

const most = 500

/** Reads single rows by their key; calls at the same time share one statement. */
export function gatheredRows<K extends keyof Rows>(
  { kysely }: Database,
  table: K,
): (key: string) => Promise<Rows[K] | null> {
  const key = sql.ref(documentKeys[table])
  const read = async (asked: { key: string }[]): Promise<(Rows[K] | null)[]> => {
    const distinct = [...new Set(asked.map(one => one.key))]
    const { rows } = await sql<{ key: string; doc: Rows[K] }>`
      ${prepared(`rows-${table}`)}select ${key} as key, doc from ${sql.table(table)} where ${key} = any(${distinct}::text[])`.execute(
      kysely,
    )
    const found = new Map(rows.map(row => [row.key, row.doc]))
    const given = new Set<string>()
    return asked.map(one => {
      const doc = found.get(one.key) ?? null
      // No caller gets the object of another one.
      const own = given.has(one.key) ? structuredClone(doc) : doc
      given.add(one.key)
      return own
    })
  }
  const one = gathered(read, { limit: most })
  return wanted => one({ key: wanted })
}
