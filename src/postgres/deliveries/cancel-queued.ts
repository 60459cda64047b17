import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

/**
 * Claimed ones too: they have not left yet, and `markSending` then lets none of them go. Only while the broadcast is
 * ended: a resumption that is committed meanwhile waits for this statement, or this one finds it running again.
 */
export async function cancelQueued({ kysely }: Database, broadcastId: string): Promise<number> {
  const { rows } = await sql<{ cancelled: number }>`
    with ended as materialized (
      select id from broadcast where id = ${broadcastId} and doc->>'state' in ('stopped', 'cancelled') for share),
    cancelled as (
      update delivery set state = 'refused', reason = 'cancelled', lease_until = null, lease_owner = null, settled_at = now()
      where broadcast_id = (select id from ended) and settled_at is null and state = 'queued' returning 1)
    select count(*)::int as cancelled from cancelled`.execute(kysely)
  return rows[0]!.cancelled
}
