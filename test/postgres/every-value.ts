import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Database } from '../../src/postgres/open/database.ts'

type Column = { table: string; column: string; type: string }

/**
 * Every row of every table as the text of all its columns, by table, whatever tables there are: what the database says
 * of itself, no list. Bytes are read as text, compressed or not.
 */
export async function everyValue({ kysely }: Database): Promise<Map<string, string[]>> {
  const { rows: columns } = await sql<Column>`
    select format('%I.%I', table_schema, table_name) as "table", column_name as "column", data_type as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, ordinal_position`.execute(kysely)
  const found = new Map<string, string[]>()
  for (const [table, own] of Map.groupBy(columns, one => one.table)) {
    const values = own.map(({ column, type }, index) => {
      const value = type === 'bytea' ? sql.ref(column) : sql`${sql.ref(column)}::text`
      return sql`${value} as ${sql.ref(`v${index}`)}`
    })
    const { rows } = await sql<Record<string, Uint8Array | string | null>>`
      select ${sql.join(values)} from ${sql.raw(table)}`.execute(kysely)
    found.set(
      table,
      rows.map(row => Object.values(row).map(textOf).join('\n')),
    )
  }
  return found
}

function textOf(value: Uint8Array | string | null): string {
  if (value === null || typeof value === 'string') return value ?? ''
  const bytes = Buffer.from(value)
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** Whether a text says one of these in any case: plainly, in JSON that stands in JSON, on a page, or in an address. */
export function saysAny(ways: readonly string[]): (text: string) => boolean {
  const inside = (one: string): string => JSON.stringify(one).slice(1, -1)
  const onPage = (one: string): string =>
    one.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  const all = ways.flatMap(way => [way, inside(way), inside(inside(way)), onPage(way), encodeURIComponent(way)])
  const needles = [...new Set(all.map(one => one.toLowerCase()))]
  return text => {
    const said = text.toLowerCase()
    return needles.some(needle => said.includes(needle))
  }
}
