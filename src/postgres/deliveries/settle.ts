import { sql, type RawBuilder } from 'kysely'
import type { Settlement } from '../../core/ports/ledger.ts'
import type { Database } from '../open/database.ts'
import { owner } from './owner.ts'

/**
 * What is settled, or meanwhile somebody else's, stays as it is. What is said of each is looked up by their id in one
 * object: joined with a recordset, of which the planner knows nothing, every row would be held against every other.
 */
export async function settle(
  database: Database,
  broadcastId: string,
  settlements: Settlement[],
  holder = '',
): Promise<void> {
  if (settlements.length === 0) return
  const said = JSON.stringify(Object.fromEntries(settlements.map(({ person, ...what }) => [person, what])))
  const of = (field: string): RawBuilder<string | null> => sql`said.of->person->>${sql.lit(field)}`
  await sql`
    update delivery set state = ${of('state')}, reason = ${of('reason')},
      activity_id = coalesce(${of('activityId')}, activity_id), conversation_id = coalesce(${of('conversationId')}, conversation_id),
      not_before = now() + (${of('afterMs')})::float8 * interval '1 ms',
      lease_until = null, lease_owner = null, settled_at = case when ${of('state')} <> 'queued' then now() end
    from (select ${said}::jsonb as of) as said
    where broadcast_id = ${broadcastId} and person = any(${settlements.map(({ person }) => person)}::text[])
      and state in ('queued', 'sending') and lease_owner = ${owner(database, holder)}`.execute(database.kysely)
}
