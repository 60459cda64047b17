import { sql } from 'kysely'
import type { PersonId } from '../../core/actor.ts'
import type { Database } from '../open/database.ts'

const tables = [
  'initiative',
  'post',
  'validation',
  'broadcast',
  'note',
  'people_list',
  'circuit',
  'delegation',
  'urgent_template',
  'absence',
  'perimeter',
] as const

/** Every name that stands beside this id in what Mary keeps: people marry, and are written in several ways. */
export async function namesInDocuments({ kysely }: Database, person: PersonId): Promise<string[]> {
  const names = new Set<string>()
  for (const table of tables) {
    const { rows } = await sql<{ name: string }>`
      select distinct found->>'name' as name
      from ${sql.table(table)}, jsonb_path_query(doc, '$.** ? (@.id == $id)', jsonb_build_object('id', ${person}::text)) as found
      where jsonb_typeof(found->'name') = 'string'`.execute(kysely)
    for (const { name } of rows) names.add(name)
  }
  return [...names].filter(name => name.trim() !== '')
}
