import { sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Database } from '../open/database.ts'
import { searchedTables, type SearchedTable } from './searched-tables.ts'
import { textFinder } from './text-finder.ts'
import { among, pagesOf, tableOf } from './walk-pages.ts'
import { textsOf } from './walk-texts.ts'

/** People marry, and are written in several ways: finds each name and address beside their id in a document. */
export async function namesBeside(database: Database, people: readonly PersonId[]): Promise<string[][]> {
  const names = people.map(() => new Set<string>())
  const find = textFinder(people.map(id => [[id]]))
  for (const table of (await searchedTables(database)).filter(one => one.isDocument)) {
    const keys = people.map((): string[] => [])
    for await (const rows of textsOf(database, table))
      for (const { key, said } of rows) for (const place of find(said)) keys[place]!.push(key)
    for (const [place, person] of people.entries())
      for (const page of pagesOf(keys[place]!))
        for (const name of await namesIn(database, table, person, page)) names[place]!.add(name)
  }
  return names.map(found => [...found].filter(name => name.trim() !== ''))
}

async function namesIn(
  { kysely }: Database,
  table: SearchedTable,
  person: PersonId,
  keys: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct found->>field as name
    from ${tableOf(table)}, jsonb_path_query(doc, '$.** ? (@.id == $id)', jsonb_build_object('id', ${person}::text)) as found,
      unnest(array['name', 'mail']) as field
    where ${among(table, keys)} and jsonb_typeof(found->field) = 'string'`.execute(kysely)
  return rows.map(({ name }) => name)
}
