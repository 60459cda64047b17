import { sql } from 'kysely'
import type { PersonId } from '../../core/actor.ts'
import type { Database } from '../open/database.ts'

/** A request that left is answered or given up within this time; only then may another process say that nobody knows. */
const sendingLeaseMs = 60_000

export async function markSending({ kysely, instance }: Database, broadcastId: string, people: PersonId[]): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    update delivery set state = 'sending', attempts = attempts + 1,
      lease_until = greatest(lease_until, now() + ${sendingLeaseMs}::float8 * interval '1 ms')
    where broadcast_id = ${broadcastId} and person = any(${people}::text[])
      and state = 'queued' and lease_owner = ${instance} and lease_until > now()
    returning person`.execute(kysely)
  return rows.map(row => row.person)
}
