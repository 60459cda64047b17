import { sql } from 'kysely'
import { type Sought, spellingsOf } from '../../core/domain/personal/sought.ts'
import { withoutPerson } from '../../core/domain/personal/without-person.ts'
import type { Trace } from '../../core/ports/personal-data.ts'
import type { Database } from '../open/database.ts'
import { groupOf, searchedTables, type SearchedTable } from './searched-tables.ts'

/** Rows may hold some hundred kilobytes each. */
const atOnce = 50
const nobody = { id: '', name: '' }

/** Where a row stands: by its one key, which an index knows, else by its place in the table. */
const place = ({ key }: SearchedTable) => (key === null ? sql`ctid::text` : sql`${sql.ref(key.column)}::text`)

export const tableOf = ({ schema, name }: SearchedTable) => sql.table(`${schema}.${name}`)

/**
 * What a row of this table is looked through for. A row that is no document says whose it is by an id, and goes as a
 * whole: a name alone may be somebody else's, or a word. In the details of the journal people are named in words.
 */
function soughtIn(table: SearchedTable, sought: Sought): Sought {
  return table.isDocument || table.name === 'journal_detail' ? sought : { ...sought, names: [] }
}

/** In the details of what a namesake did their own name is theirs. */
const isNamesakes = ({ person }: Sought) => sql`exists (select from journal as line
  join journal_actor as actor on actor.actor_ref = line.actor_ref where line.seq = journal_detail.seq
  and actor.person_id <> ${person} and lower(actor.name) = lower(spelling))`

/** Keys of the rows that may name them: what only looks alike is told apart by whoever reads the row. */
export async function keysNaming({ kysely }: Database, table: SearchedTable, sought: Sought): Promise<string[]> {
  if (table.columns.length === 0) return []
  const said = sql.join(
    table.columns.map(column => sql`${sql.ref(column)}::text`),
    sql`, `,
  )
  const spellings = spellingsOf(soughtIn(table, sought))
  // A ledger has a million rows: of these the person alone says whose they are.
  const names =
    table.name === 'delivery'
      ? sql`person = any(${sought.ids}::text[])`
      : sql`exists (select from unnest(${spellings}::text[]) as spelling where position(spelling in concat_ws(' ', ${said})) > 0
          and not ${table.name === 'journal_detail' ? isNamesakes(sought) : sql`false`})`
  const { rows } = await sql<{ key: string }>`
    select ${place(table)} as key from ${tableOf(table)} where ${names} order by 1`.execute(kysely)
  return rows.map(({ key }) => key)
}

/** What one statement asks of these rows. */
export function among(table: SearchedTable, keys: readonly string[]) {
  return table.key === null
    ? sql`ctid = any(${[...keys]}::tid[])`
    : sql`${sql.ref(table.key.column)} = any(${[...keys]}::text[]::${sql.raw(table.key.type)}[])`
}

export function* pagesOf(keys: readonly string[]): Iterable<string[]> {
  for (let from = 0; from < keys.length; from += atOnce) yield keys.slice(from, from + atOnce)
}

/** Of one table, each row that names them. */
export async function* tracesIn(database: Database, table: SearchedTable, sought: Sought): AsyncIterable<Trace> {
  const named = soughtIn(table, sought)
  for (const keys of pagesOf(await keysNaming(database, table, sought))) {
    const kept = sql.join(
      table.columns.map(column => sql`${sql.lit(column)}, ${sql.ref(column)}`),
      sql`, `,
    )
    const { rows } = await sql<{ key: string; row: Record<string, unknown> }>`
      select ${place(table)} as key, jsonb_build_object(${kept}) as row from ${tableOf(table)}
      where ${among(table, keys)} order by 1`.execute(database.kysely)
    for (const { key, row } of rows)
      if (withoutPerson(row, named, nobody) !== row) yield { group: groupOf(table), table: table.name, key, row }
  }
}

export async function* traces(database: Database, sought: Sought): AsyncIterable<Trace> {
  for (const table of await searchedTables(database)) yield* tracesIn(database, table, sought)
}
