import { type RawBuilder, sql } from 'kysely'
import { nearEnough, startLeast } from '../../core/domain/initiatives/double.ts'
import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import type { Initiatives } from '../../core/ports/stores.ts'
import type { Database } from '../open/database.ts'
import { hasTrigrams } from '../schema/doubles-tables.ts'

/**
 * Those whose title is most like this one's, and those whose beginning is, each in order along its own index: no more
 * texts are compared than are answered, however many there are. The beginning of a text counts as the schema cuts it.
 * The typed text comes from a query of its own: a constant would be compared with all of the planner's samples. And
 * `coalesce` hides from the planner how few may count: expecting a handful, it would compare every text.
 */
export function nearInitiatives(database: Database): Initiatives['near'] {
  let there = false
  return async ({ id, title, text }, since, limit) => {
    there ||= await findsNear(database)
    if (!there) return []
    const nearest = (column: string, typed: string): RawBuilder<unknown> => sql`
      (select id, doc, submitted_at, similarity(${sql.ref(column)}, ${sql.ref(typed)}) as likeness from initiative
      where ${sql.ref(typed)} <> '' and id <> ${id}
        and coalesce(state in ('received', 'taken', 'asked', 'later')
          or (state in ('retained', 'declined') and doc->'decision'->>'at' >= ${since}), false)
      order by ${sql.ref(column)} <-> ${sql.ref(typed)}, submitted_at desc, id limit ${limit})`
    const { rows } = await sql<{ doc: Initiative }>`
      with typed as materialized (select folded(${title}::text) as title, folded(left(${startOf(text)}::text, 160)) as start),
      alike as (
        select distinct on (id) found.* from typed, lateral (
          ${nearest('folded_title', 'typed.title')} union all ${nearest('folded_start', 'typed.start')}
        ) as found where likeness >= ${nearEnough} order by id, likeness desc)
      select doc from alike order by likeness desc, submitted_at desc, id limit ${limit}`.execute(database.kysely)
    return rows.map(row => row.doc)
  }
}

export async function findsNear({ kysely }: Database): Promise<boolean> {
  return (await sql.raw<{ there: boolean }>(hasTrigrams).execute(kysely)).rows[0]?.there === true
}

/** A text that is too short resembles nothing. */
function startOf(text: string): string {
  return text.length < startLeast ? '' : text
}
