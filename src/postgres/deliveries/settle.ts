import { sql } from 'kysely'
import type { Settlement } from '../../core/ports/ledger.ts'
import type { Database } from '../open/database.ts'
import { owner } from './owner.ts'

/**
 * What is settled, or meanwhile somebody else's, stays as it is. The people are named twice: the planner knows how many an
 * array holds, and then goes by the primary key; of a recordset it assumes so many that it would read the whole broadcast.
 */
export async function settle(database: Database, broadcastId: string, settlements: Settlement[], holder = ''): Promise<void> {
  if (settlements.length === 0) return
  await sql`
    update delivery set state = said.state, reason = said.reason,
      activity_id = coalesce(said."activityId", activity_id), conversation_id = coalesce(said."conversationId", conversation_id),
      not_before = now() + said."afterMs" * interval '1 ms',
      lease_until = null, lease_owner = null, settled_at = case when said.state <> 'queued' then now() end
    from json_to_recordset(${JSON.stringify(settlements)}::json)
      as said(person text, state text, reason text, "conversationId" text, "activityId" text, "afterMs" float8)
    where broadcast_id = ${broadcastId} and delivery.person = any(${settlements.map(({ person }) => person)}::text[])
      and delivery.person = said.person and delivery.state in ('queued', 'sending') and lease_owner = ${owner(database, holder)}`.execute(database.kysely)
}
