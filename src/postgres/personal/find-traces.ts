import { type RawBuilder, sql } from 'kysely'
import { type Sought, spellingsOf } from '../../core/domain/personal/sought.ts'
import { withoutPerson } from '../../core/domain/personal/without-person.ts'
import type { Trace } from '../../core/ports/personal-data.ts'
import type { Database } from '../open/database.ts'
import { groupOf, searchedTables, type SearchedTable } from './searched-tables.ts'
import { among, keysWhere, pagesOf, place, tableOf } from './walk-pages.ts'

const nobody = { id: '', name: '' }

/**
 * What a row of this table is looked through for. A row that is no document says whose it is by an id, and goes as a
 * whole: a name alone may be somebody else's, or a word. In the details of the journal people are named in words.
 */
function soughtIn(table: SearchedTable, sought: Sought): Sought {
  return table.isDocument || table.name === 'journal_detail' ? sought : { ...sought, names: [] }
}

/** As the database makes small letters of large ones, quickly: only of those of English. */
function inSmall(text: string): string {
  return text.replaceAll(/[A-Z]/g, sign => sign.toLowerCase())
}

/** In the details of what a namesake did their own name is theirs. */
const isNamesakes = ({ person }: Sought, spelling: string) => sql`exists (select from journal as line
  join journal_actor as actor on actor.actor_ref = line.actor_ref where line.seq = journal_detail.seq
  and actor.person_id <> ${person} and lower(actor.name collate "C") = ${spelling}::text)`

/** What only looks alike is told apart by whoever reads the row. The text of a row is made once for all spellings. */
export function mayName(table: SearchedTable, sought: Sought): RawBuilder<unknown> {
  const columns = table.columns.map(column => sql`${sql.ref(column)}::text`)
  const spellings = new Set(spellingsOf(soughtIn(table, sought)).map(inSmall))
  const each = [...spellings].map(spelling =>
    table.name === 'journal_detail'
      ? sql`(position(${spelling}::text in said) > 0 and not ${isNamesakes(sought, spelling)})`
      : sql`position(${spelling}::text in said) > 0`,
  )
  return sql`(select ${sql.join(each, sql` or `)} from (
    select lower(concat_ws(' ', ${sql.join(columns)}) collate "C") as said offset 0) as looked)`
}

/** A ledger has a million rows: of these the person alone says whose they are, by an index once they are settled. */
export function ledgerRows(select: RawBuilder<unknown>, { ids }: Pick<Sought, 'ids'>): RawBuilder<unknown> {
  return sql`select ${select} from delivery where person = any(${ids}::text[]) and settled_at is not null
    union all select ${select} from delivery where person = any(${ids}::text[]) and settled_at is null`
}

/** Keys of the rows that may name them, in their order. */
export async function keysNaming(database: Database, table: SearchedTable, sought: Sought): Promise<string[]> {
  if (table.columns.length === 0) return []
  if (table.name === 'delivery') {
    const { rows } = await sql<{ key: string }>`${ledgerRows(sql`ctid::text as key`, sought)}`.execute(database.kysely)
    return rows.map(({ key }) => key)
  }
  const found: string[] = []
  for await (const keys of keysWhere(database, table, mayName(table, sought))) found.push(...keys)
  return found
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
