import { sql } from 'kysely'
import { nearEnough, startLeast } from '../../core/domain/initiatives/double.ts'
import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Initiatives } from '../../core/ports/stores.ts'
import type { Database } from '../open/database.ts'
import { hasTrigrams } from '../schema/doubles-tables.ts'

/**
 * `%` finds by the index what shares enough trigrams (0.3 unless the server says otherwise); of those alone the
 * similarity is worked out. The beginning of a text counts as the schema cuts it.
 */
export function nearInitiatives(database: Database): Initiatives['near'] {
  let there = false
  return async ({ id, title, text }, since, limit) => {
    there ||= await findsNear(database)
    if (!there) return []
    const { rows } = await sql<{ doc: Initiative }>`
      with typed as materialized (select folded(${title}::text) as title, folded(left(${startOf(text)}::text, 160)) as start)
      select doc from initiative, typed, greatest(similarity(folded_title, title), similarity(folded_start, start)) as likeness
      where (folded_title % title or folded_start % start) and likeness >= ${nearEnough} and id <> ${id}
        and (state in ('received', 'taken', 'asked', 'later')
          or (state in ('retained', 'declined') and doc->'decision'->>'at' >= ${since}))
      order by likeness desc, submitted_at desc, id limit ${limit}`.execute(database.kysely)
    return rows.map(row => row.doc)
  }
}

/** Whether the database can compare. */
export async function findsNear({ kysely }: Database): Promise<boolean> {
  return (await sql.raw<{ there: boolean }>(hasTrigrams).execute(kysely)).rows[0]?.there === true
}

/** What is too short is like nothing. */
function startOf(text: string): string {
  return text.length < startLeast ? '' : text
}
