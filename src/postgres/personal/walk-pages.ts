import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../open/database.ts'
import type { SearchedTable } from './searched-tables.ts'

/** A statement is to last so long: shorter ones cost more in all, longer ones keep others from the processors. */
const aimMs = 100
/** Rows of some hundred kilobytes, and rows of some bytes. */
const [fewest, first, most] = [8, 128, 8_192]
/** For a table without a key of one column: so many of its pages on the disk. */
const blocksFirst = 64

export const tableOf = ({ schema, name }: SearchedTable) => sql.table(`${schema}.${name}`)

/** The place of a row: its one key, which has an index, else its place in the table. */
export const place = ({ key }: SearchedTable) => (key === null ? sql`ctid::text` : sql`${sql.ref(key.column)}::text`)

/**
 * Keys of the rows of which this is true, some at a time. Along the key of the table, or along its pages on the disk:
 * each row is read once, so many in one statement that none lasts long, whatever the table holds. Rows saved meanwhile
 * may be missed.
 */
export async function* keysWhere(
  database: Database,
  table: SearchedTable,
  which: RawBuilder<unknown>,
): AsyncIterable<string[]> {
  yield* table.key === null ? alongPages(database, table, which) : alongKey(database, table, which)
}

type Page = { n: number; last: string | null; keys: string[] | null }

async function* alongKey(
  { kysely }: Database,
  table: SearchedTable,
  which: RawBuilder<unknown>,
): AsyncIterable<string[]> {
  const { column, type } = table.key!
  const key = sql.ref(column)
  let rows = first
  for (let after: string | null = null; ;) {
    const from: RawBuilder<unknown> = after === null ? sql`true` : sql`${key} > ${after}::text::${sql.raw(type)}`
    const began = performance.now()
    // Under the table's own name, which conditions on a row use.
    const statement = sql<Page>`
      select count(*)::int as n, (array_agg(${key}::text order by ${key} desc))[1] as last,
        array_agg(${key}::text order by ${key}) filter (where ${which}) as keys
      from (select * from ${tableOf(table)} where ${from} order by ${key} limit ${rows}) as ${sql.ref(table.name)}`
    const { n, last, keys }: Page = (await statement.execute(kysely)).rows[0]!
    if (keys !== null) yield keys
    if (n < rows) return
    after = last
    rows = paced(rows, performance.now() - began)
  }
}

async function* alongPages(
  { kysely }: Database,
  table: SearchedTable,
  which: RawBuilder<unknown>,
): AsyncIterable<string[]> {
  const blocks = await blocksOf({ kysely }, table)
  for (let [from, some] = [0, blocksFirst]; from < blocks;) {
    const began = performance.now()
    const to = from + some
    const { rows } = await sql<{ keys: string[] | null }>`
      select array_agg(ctid::text) as keys from ${tableOf(table)}
      where ctid >= ${`(${from},0)`}::tid and ctid < ${`(${to},0)`}::tid and ${which}`.execute(kysely)
    const { keys } = rows[0]!
    if (keys !== null) yield keys
    from = to
    some = paced(some, performance.now() - began)
  }
}

/** How many pages on the disk it has, or the largest of its parts. */
export async function blocksOf({ kysely }: Pick<Database, 'kysely'>, { schema, name }: SearchedTable): Promise<number> {
  const whole = `${schema}.${name}`
  const size = await sql<{ blocks: number }>`
    select (greatest(pg_relation_size(${whole}::regclass), (select max(pg_relation_size(relid)) from
      pg_partition_tree(${whole}::regclass))) / current_setting('block_size')::int)::int as blocks`.execute(kysely)
  return size.rows[0]!.blocks
}

/** Twice as many where it took half of the time at most, half as many where it took twice. */
export function paced(now: number, tookMs: number): number {
  if (tookMs > 2 * aimMs) return Math.max(fewest, Math.floor(now / 2))
  return tookMs < aimMs / 2 ? Math.min(most, now * 2) : now
}

/** Known keys, in pieces of one statement each. */
export function* pagesOf(keys: readonly string[]): Iterable<string[]> {
  for (let from = 0; from < keys.length; from += atOnce) yield keys.slice(from, from + atOnce)
}

/** Rows may hold some hundred kilobytes each. */
const atOnce = 50

/** The rows of one statement's keys. */
export function among(table: SearchedTable, keys: readonly string[]) {
  return table.key === null
    ? sql`ctid = any(${[...keys]}::tid[])`
    : sql`${sql.ref(table.key.column)} = any(${[...keys]}::text[]::${sql.raw(table.key.type)}[])`
}
