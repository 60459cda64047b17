import { sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Database } from '../open/database.ts'
import { searchedTables, type SearchedTable } from './searched-tables.ts'
import { among, keysWhere, pagesOf, tableOf } from './walk-pages.ts'

/** People marry, and are written in several ways: every name that stands beside this id in a document. */
export async function namesBeside(database: Database, person: PersonId): Promise<string[]> {
  const names = new Set<string>()
  for (const table of (await searchedTables(database)).filter(one => one.isDocument))
    for await (const keys of keysWhere(database, table, sql`position(${person}::text in doc::text) > 0`))
      for (const page of pagesOf(keys)) for (const name of await namesIn(database, table, person, page)) names.add(name)
  return [...names].filter(name => name.trim() !== '')
}

async function namesIn(
  { kysely }: Database,
  table: SearchedTable,
  person: PersonId,
  keys: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct found->>'name' as name
    from ${tableOf(table)}, jsonb_path_query(doc, '$.** ? (@.id == $id)', jsonb_build_object('id', ${person}::text)) as found
    where ${among(table, keys)} and jsonb_typeof(found->'name') = 'string'`.execute(kysely)
  return rows.map(({ name }) => name)
}
