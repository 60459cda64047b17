import { sql } from 'kysely'
import type { TraceGroup } from '../../core/domain/personal/erasure.ts'
import type { Database } from '../open/database.ts'
import { factsOf } from '../schema/tables.ts'

/**
 * A table as the database itself knows it, so that none can be forgotten. `columns`: those that hold text, once each:
 * neither bytes nor what is generated from others. `key`: of one column, else null.
 */
export type SearchedTable = {
  schema: string
  name: string
  columns: string[]
  key: { column: string; type: string } | null
  isDocument: boolean
}

const schemas = ['public', 'pgboss']

/** Tables whose rows may name people: what the database, the queue and the installation need to run names nobody. */
export async function searchedTables(database: Database): Promise<SearchedTable[]> {
  return (await allTables(database)).flatMap(table => {
    if (table.schema === 'pgboss') return table.name === 'job' ? [{ ...table, columns: ['data'] }] : []
    return table.isDocument || typeof factsOf(table.name)?.kept === 'string' ? [table] : []
  })
}

async function allTables({ kysely }: Database): Promise<SearchedTable[]> {
  const { rows } = await sql<SearchedTable>`
    select n.nspname as schema, c.relname as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
        and attgenerated = '' and atttypid <> 'bytea'::regtype order by attnum) as columns,
      (select jsonb_build_object('column', a.attname, 'type', format_type(a.atttypid, null)) from pg_index as i
        join pg_attribute as a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary and i.indnatts = 1) as key,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'doc')
        and exists (select from pg_attribute where attrelid = c.oid and attname = 'version')
        and c.relname <> 'directory_state' as "isDocument"
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = any(${schemas}::text[]) and c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname desc, c.relname`.execute(kysely)
  return rows
}

/** A table that this Mary does not know is shown among what is about posts. */
export function groupOf({ schema, name }: Pick<SearchedTable, 'schema' | 'name'>): TraceGroup {
  return schema === 'pgboss' ? 'queue' : (factsOf(name)?.group ?? 'posts')
}
