import { sql } from 'kysely'
import type { PersonId } from '../../core/actor.ts'
import type { Database } from '../open/database.ts'
import { owner } from './owner.ts'

/**
 * A request that left is answered or given up within this time; only then may another process say that nobody knows.
 */
const sendingLeaseMs = 60_000

export async function markSending(
  database: Database,
  broadcastId: string,
  people: PersonId[],
  holder = '',
): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    update delivery set state = 'sending', attempts = attempts + 1,
      lease_until = greatest(lease_until, now() + ${sendingLeaseMs}::float8 * interval '1 ms')
    where broadcast_id = ${broadcastId} and person = any(${people}::text[])
      and state = 'queued' and lease_owner = ${owner(database, holder)} and lease_until > now()
    returning person`.execute(database.kysely)
  return rows.map(row => row.person)
}
