import { sql } from 'kysely'
import type { PersonId } from '../../../core/actor.ts'
import type { ClaimedDelivery } from '../../../core/ports/ledger.ts'
import type { Database } from '../../open/database.ts'
import { conversationColumn, deliveryColumns } from '../delivery-columns.ts'

/** Whatever somebody holds is due when the lease ends: should its holder be gone. */
export async function nextDueMs({ kysely }: Database, broadcastId: string): Promise<number | null> {
  const { rows } = await sql<{ due: number | null }>`
    select extract(epoch from min(coalesce(greatest(not_before, lease_until), planned_at)) - now())::float8 * 1000 as due
    from delivery where broadcast_id = ${broadcastId} and settled_at is null`.execute(kysely)
  const due = rows[0]?.due ?? null
  return due === null ? null : Math.max(0, due)
}

export async function hasDue({ kysely }: Database, broadcastId: string): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from delivery
      where broadcast_id = ${broadcastId} and settled_at is null and state = 'queued' and (not_before is null or not_before <= now())) as due`.execute(
    kysely,
  )
  return rows[0]?.due === true
}

export async function byPerson(
  { kysely }: Database,
  broadcastId: string,
  person: PersonId,
): Promise<ClaimedDelivery | null> {
  const { rows } = await sql<ClaimedDelivery>`
    select ${deliveryColumns('delivery')}, delivery.locale, ${conversationColumn}
    from delivery left join conversation using (person)
    where broadcast_id = ${broadcastId} and delivery.person = ${person}`.execute(kysely)
  return rows[0] ?? null
}
