import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../open/database.ts'
import type { SearchedTable } from './searched-tables.ts'
import { blocksOf, place, tableOf } from './walk-pages.ts'

/** `said`: all of a row that is text, as the database writes it. */
export type RowText = { key: string; said: string }

/** So many signs at once: some milliseconds of the database, and of the process that others wait for. */
const aim = 256 * 1024
const [first, most] = [64, 4_096]
/** For a table without a key of one column: so many of its pages on the disk. */
const blocksFirst = 8

/**
 * Each row of a table as text, once, some at a time: a search for many people reads it once. Along the key of the
 * table, or along its pages on the disk. Rows saved meanwhile may be missed.
 */
export async function* textsOf(database: Database, table: SearchedTable): AsyncIterable<RowText[]> {
  if (table.columns.length === 0) return
  yield* table.key === null ? alongPages(database, table) : alongKey(database, table, table.key)
}

const textOf = ({ columns }: SearchedTable) =>
  sql`concat_ws(' ', ${sql.join(columns.map(column => sql`${sql.ref(column)}::text`))})`

async function* alongKey(
  { kysely }: Database,
  table: SearchedTable,
  { column, type }: { column: string; type: string },
): AsyncIterable<RowText[]> {
  const key = sql.ref(column)
  let some = first
  for (let after: string | null = null; ;) {
    const from: RawBuilder<unknown> = after === null ? sql`true` : sql`${key} > ${after}::text::${sql.raw(type)}`
    const statement = sql<RowText>`
      select ${key}::text as key, ${textOf(table)} as said from ${tableOf(table)}
      where ${from} order by ${key} limit ${some}`
    const { rows }: { rows: RowText[] } = await statement.execute(kysely)
    yield rows
    if (rows.length < some) return
    after = rows.at(-1)!.key
    some = roomFor(some, rows)
  }
}

async function* alongPages(database: Database, table: SearchedTable): AsyncIterable<RowText[]> {
  const blocks = await blocksOf(database, table)
  for (let [from, some] = [0, blocksFirst]; from < blocks;) {
    const to = from + some
    const { rows } = await sql<RowText>`
      select ${place(table)} as key, ${textOf(table)} as said from ${tableOf(table)}
      where ctid >= ${`(${from},0)`}::tid and ctid < ${`(${to},0)`}::tid`.execute(database.kysely)
    yield rows
    from = to
    some = roomFor(some, rows)
  }
}

/** As many rows as have that many signs, if the next ones are as long: at most four times as many as now. */
export function roomFor(now: number, rows: readonly Pick<RowText, 'said'>[]): number {
  const size = rows.reduce((sum, { said }) => sum + said.length, 0)
  return Math.max(1, Math.min(most, 4 * now, Math.floor((now * aim) / Math.max(1, size))))
}
