import { sql } from 'kysely'
import type { PersonId } from '../../../core/actor.ts'
import type { Instant } from '../../../core/time.ts'
import type { Database } from '../../open/database.ts'

/** New cards only: a correction is no further message. */
export async function receivedSince(
  { kysely }: Database,
  people: PersonId[],
  since: Instant,
  least: number,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from (
      select person from delivery join broadcast on broadcast.id = broadcast_id and broadcast.doc->>'kind' = 'send'
      where person = any(${people}::text[]) and delivery.state = 'delivered' and settled_at is not null and settled_at >= ${since}::timestamptz
      group by person having count(*) >= ${least}) as often`.execute(kysely)
  return rows[0]!.people
}

export async function among({ kysely }: Database, broadcastId: string, people: PersonId[]): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from delivery
    where broadcast_id = ${broadcastId} and person = any(${people}::text[])`.execute(kysely)
  return rows[0]!.people
}
