import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

/**
 * Of every broadcast, also of one that was just stopped: nobody knows what the other database has sent since. They are
 * sent again only when comms says so, one broadcast at a time. Answers how many; run again, none.
 */
export async function holdDeliveries({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    with held as (
      update delivery set state = 'unknown', not_before = null, lease_until = null, lease_owner = null, settled_at = now()
      where settled_at is null
      returning 1)
    select count(*)::int as held from held`.execute(kysely)
  return rows[0]!.held
}

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
