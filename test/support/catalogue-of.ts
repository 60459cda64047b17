import { sql } from 'kysely'
import type { Database } from '../../src/postgres/open/database.ts'

/** Whose oid is in `pg_proc` and comes of no extension. */
const ours = `from pg_proc where pronamespace = current_schema()::regnamespace
  and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`

/** What the database itself says of its schema, a line each: columns, indexes, constraints, functions, triggers. */
export async function catalogueOf({ kysely }: Database): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', 'column', relname, attname, format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
        collname, nullif(attgenerated, ''), nullif(attidentity, ''), attstorage, relpersistence, reloptions::text,
        pg_get_expr(adbin, adrelid)) as line
      from pg_class join pg_attribute on attrelid = pg_class.oid left join pg_collation on pg_collation.oid = attcollation
        left join pg_attrdef on adrelid = pg_class.oid and adnum = attnum
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped
    union all select indexdef from pg_indexes where schemaname = current_schema()
    union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = current_schema()::regnamespace
    union all select pg_get_functiondef(oid) ${sql.raw(ours)}
    union all select concat_ws(' ', pg_get_triggerdef(pg_trigger.oid), tgenabled) from pg_trigger
      join pg_class on pg_class.oid = tgrelid
      where not tgisinternal and relnamespace = current_schema()::regnamespace
    order by 1`.execute(kysely)
  return rows.map(({ line }) => line)
}
