import { sql } from 'kysely'
import type { ClaimedDelivery } from '../../core/ports/ledger.ts'
import type { Database } from '../open/database.ts'
import { deliveryColumns } from './delivery-columns.ts'

export async function claim(
  { kysely, instance }: Database,
  broadcastId: string,
  limit: number,
  leaseMs: number,
): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with due as (
      select person from delivery
      where broadcast_id = ${broadcastId} and state = 'queued'
        and (not_before is null or not_before <= now()) and (lease_until is null or lease_until <= now())
      order by not_before nulls first, person limit ${limit} for update skip locked),
    claimed as (
      update delivery set lease_until = now() + ${leaseMs}::float8 * interval '1 ms', lease_owner = ${instance}
      from due where broadcast_id = ${broadcastId} and delivery.person = due.person
      returning delivery.*)
    select ${deliveryColumns('claimed')}, claimed.locale,
      case when conversation.person is not null then json_build_object('person', conversation.person,
        'conversationId', conversation.conversation_id, 'serviceUrl', service_url, 'state', conversation.state,
        'locale', conversation.locale, 'met', met,
        'optedOut', opted_out) end as conversation
    from claimed left join conversation using (person)`.execute(kysely)
  return rows
}
