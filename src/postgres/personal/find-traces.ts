import { type RawBuilder, sql } from 'kysely'
import { type Sought, spellingsOf } from '../../core/domain/personal/sought.ts'
import { withoutPerson } from '../../core/domain/personal/without-person.ts'
import type { TraceOf } from '../../core/ports/personal-data.ts'
import type { Database } from '../open/database.ts'
import { groupOf, searchedTables, type SearchedTable } from './searched-tables.ts'
import { textFinder } from './text-finder.ts'
import { among, pagesOf, place, tableOf } from './walk-pages.ts'
import { textsOf } from './walk-texts.ts'

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

/** Of each of these people the keys of the rows that may name them: all are looked for in one reading of the table. */
export async function keysNaming(
  database: Database,
  table: SearchedTable,
  people: readonly Sought[],
): Promise<string[][]> {
  if (table.name === 'delivery') return Promise.all(people.map(sought => ledgerKeys(database, sought)))
  const found = people.map((): string[] => [])
  const find = textFinder(people.map(sought => spellingsOf(soughtIn(table, sought))))
  for await (const rows of textsOf(database, table))
    for (const { key, said } of rows) for (const place of find(said)) found[place]!.push(key)
  return found
}

async function ledgerKeys({ kysely }: Database, sought: Sought): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`${ledgerRows(sql`ctid::text as key`, sought)}`.execute(kysely)
  return rows.map(({ key }) => key)
}

/** Of one table, each row that names one of these people, and which of them. */
export async function* tracesIn(
  database: Database,
  table: SearchedTable,
  people: readonly Sought[],
): AsyncIterable<TraceOf> {
  for (const [of, keys] of (await keysNaming(database, table, people)).entries()) {
    const sought = people[of]!
    const named = soughtIn(table, sought)
    for (const page of pagesOf(keys))
      for (const { key, row } of await rowsNaming(database, table, sought, page))
        if (withoutPerson(row, named, nobody) !== row)
          yield { of, trace: { group: groupOf(table), table: table.name, key, row } }
  }
}

type Found = { key: string; row: Record<string, unknown> }

/** Each row is asked again, since by the place in a table another one may lie there now. */
async function rowsNaming(
  { kysely }: Database,
  table: SearchedTable,
  sought: Sought,
  keys: readonly string[],
): Promise<Found[]> {
  const kept = sql.join(
    table.columns.map(column => sql`${sql.lit(column)}, ${sql.ref(column)}`),
    sql`, `,
  )
  const { rows } = await sql<Found>`
    select ${place(table)} as key, jsonb_build_object(${kept}) as row from ${tableOf(table)}
    where ${among(table, keys)} and ${mayName(table, sought)} order by 1`.execute(kysely)
  return rows
}

export async function* tracesOf(database: Database, people: readonly Sought[]): AsyncIterable<TraceOf> {
  for (const table of await searchedTables(database)) yield* tracesIn(database, table, people)
}
