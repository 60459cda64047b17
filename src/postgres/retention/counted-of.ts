import { type RawBuilder, sql } from 'kysely'
import type { Counted } from '../../core/ports/retention-stores.ts'
import type { Database } from '../open/database.ts'

/** Counts what is due, by a whole statement after `from`: how much is deleted, and how much a suspension keeps. */
export async function countedOf(
  { kysely }: Database,
  due: RawBuilder<unknown>,
  isFree: RawBuilder<unknown>,
): Promise<Counted> {
  const { rows } = await sql<Counted>`select count(*) filter (where free)::int as due,
    count(*) filter (where not free)::int as held from (select ${isFree} as free from ${due}) as found`.execute(kysely)
  return rows[0]!
}
