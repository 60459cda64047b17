import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

export async function recover({ kysely }: Database, broadcastId: string, repeatable: boolean): Promise<number> {
  const { rows } = await sql<{ state: string }>`
    update delivery set
      state = case when ${repeatable} then 'queued' else 'unknown' end,
      settled_at = case when not ${repeatable} then now() end,
      lease_until = null, lease_owner = null
    where broadcast_id = ${broadcastId} and settled_at is null and state = 'sending' and lease_until <= now()
    returning state`.execute(kysely)
  return rows.filter(row => row.state === 'unknown').length
}
