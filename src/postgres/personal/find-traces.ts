import { type RawBuilder, sql } from 'kysely'
import { neededWords, patternOf, type Sought } from '../../core/domain/personal/sought.ts'
import { withoutPerson } from '../../core/domain/personal/without-person.ts'
import type { Trace, TraceOf } from '../../core/ports/personal-data.ts'
import { shallowJson } from '../../outward/shallow-json.ts'
import type { Database } from '../open/database.ts'
import { otherPeople } from './other-people.ts'
import { groupOf, searchedTables, type SearchedTable } from './searched-tables.ts'
import { textFinder } from './text-finder.ts'
import { among, pagesOf, place, tableOf } from './walk-pages.ts'
import { textsOf } from './walk-texts.ts'

const nobody = { id: '', name: '' }

/**
 * How a row of this table is searched. A row that is no document has its owner's id, and is deleted as a whole: a name
 * alone may be another person's, or a word. In the details of the journal people are named in words.
 */
function soughtIn(table: SearchedTable, sought: Sought): Sought {
  return table.isDocument || table.name === 'journal_detail'
    ? sought
    : { person: sought.person, ids: sought.ids, names: [] }
}

/** For a row that is no document: whether it has an id of theirs. */
export function hasIdOf({ columns }: SearchedTable, { ids }: Sought): RawBuilder<unknown> {
  const texts = columns.map(column => sql`${sql.ref(column)}::text`)
  const each = ids.map(id => sql`position(${id.toLowerCase()}::text in said) > 0`)
  return sql`(select ${sql.join(each, sql` or `)} from (
    select lower(concat_ws(' ', ${sql.join(texts)})) as said offset 0) as looked)`
}

/** A ledger has a million rows: only the person's id is looked up, by an index of settled rows. */
export function ledgerRows(select: RawBuilder<unknown>, { ids }: Pick<Sought, 'ids'>): RawBuilder<unknown> {
  return sql`select ${select} from delivery where person = any(${ids}::text[]) and settled_at is not null
    union all select ${select} from delivery where person = any(${ids}::text[]) and settled_at is null`
}

/** For each of these people the keys of the rows that may name them: all are searched in one reading of the table. */
export async function keysNaming(
  database: Database,
  table: SearchedTable,
  people: readonly Sought[],
): Promise<string[][]> {
  if (table.name === 'delivery') return Promise.all(people.map(sought => ledgerKeys(database, sought)))
  const found = people.map((): string[] => [])
  const find = textFinder(people.map(sought => neededWords(soughtIn(table, sought))))
  for await (const rows of textsOf(database, table))
    for (const { key, said } of rows) for (const place of find(said)) found[place]!.push(key)
  return found
}

async function ledgerKeys({ kysely }: Database, sought: Sought): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`${ledgerRows(sql`ctid::text as key`, sought)}`.execute(kysely)
  return rows.map(({ key }) => key)
}

/** Each row of one table that names one of these people, and which of them. */
export async function* tracesIn(
  database: Database,
  table: SearchedTable,
  people: readonly Sought[],
): AsyncIterable<TraceOf> {
  for (const [of, keys] of (await keysNaming(database, table, people)).entries()) {
    const sought = people[of]!
    for (const page of pagesOf(keys))
      for (const trace of await rowsNaming(database, table, sought, page)) yield { of, trace }
  }
}

/** The rows of these keys as they are now, if they name them: meanwhile another row may have the key. */
export async function rowsNaming(
  database: Database,
  table: SearchedTable,
  sought: Sought,
  keys: readonly string[],
): Promise<Trace[]> {
  const kept = sql.join(
    table.columns.map(column => sql`${sql.lit(column)}, ${sql.ref(column)}`),
    sql`, `,
  )
  const { rows } = await sql<Found>`
    select ${place(table)} as key, jsonb_build_object(${kept}) as row from ${tableOf(table)}
    where ${among(table, keys)} order by 1`.execute(database.kysely)
  const named = soughtIn(table, sought)
  const others = await otherPeople(database, rows, named)
  const actors = table.name === 'journal_detail' ? await actorsOf(database, keys) : new Map<string, Actor>()
  return rows.flatMap(({ key, row }) => {
    const asked = besideNamesake(named, actors.get(key))
    const said = table.name === 'journal_detail' ? unfoldedDetails(row) : row
    if (withoutPerson(said, asked, nobody, id => others.has(id)) === said) return []
    return [{ group: groupOf(table), table: table.name, key, row, others: [...others] }]
  })
}

/** The steps of a circuit are one text of JSON there, with ids beside names. */
function unfoldedDetails({ details }: Found['row']): Record<string, unknown> {
  const entries = Object.entries((details ?? {}) as Record<string, unknown>)
  return Object.fromEntries(entries.map(([name, value]) => [name, jsonOr(value)]))
}

function jsonOr(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
  try {
    return shallowJson(value)
  } catch {
    return value
  }
}

type Found = { key: string; row: Record<string, unknown> }
type Actor = { key: string; id: string; name: string }

async function actorsOf({ kysely }: Database, seqs: readonly string[]): Promise<Map<string, Actor>> {
  const { rows } = await sql<Actor>`
    select line.seq::text as key, actor.person_id as id, actor.name from journal as line
    join journal_actor as actor on actor.actor_ref = line.actor_ref
    where line.seq = any(${[...seqs]}::bigint[]) and actor.name is not null`.execute(kysely)
  return new Map(rows.map(row => [row.key, row]))
}

/** In the details of acts by a namesake the name is the namesake's. */
function besideNamesake(sought: Sought, actor: Actor | undefined): Sought {
  if (actor === undefined || sought.ids.includes(actor.id.toLowerCase())) return sought
  const { titled: _titled, ...others } = sought
  const isTheirs = (name: string): boolean => actor.name.search(patternOf({ ...others, ids: [], names: [name] })) >= 0
  return sought.names.some(isTheirs) ? { ...others, names: sought.names.filter(name => !isTheirs(name)) } : sought
}

export async function* tracesOf(database: Database, people: readonly Sought[]): AsyncIterable<TraceOf> {
  for (const table of await searchedTables(database)) yield* tracesIn(database, table, people)
}
