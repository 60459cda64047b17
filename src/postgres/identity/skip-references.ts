import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

/** More than were given between a backup and its return. */
const skipped = 100

/**
 * References that the other database has given since must not be given again: some are left out, once for each copy
 * (`now`).
 */
export async function skipReferences({ kysely }: Database, now: string): Promise<void> {
  await sql`
    with first as (
      insert into setting (key, value) values ('database-held', ${JSON.stringify(now)}::jsonb)
      on conflict (key) do update set value = excluded.value where setting.value <> excluded.value
      returning 1)
    update reference_counter set last = last + ${skipped} where exists (select from first)`.execute(kysely)
}
