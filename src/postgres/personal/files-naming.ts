import { sql } from 'kysely'
import type { Sought } from '../../core/domain/personal/sought.ts'
import type { NamingFile } from '../../core/ports/personal-data.ts'
import type { Database } from '../open/database.ts'

/**
 * Reports name whom a sending did not reach, lists of participants who answered. Whom a list of people to reach
 * otherwise names is known to that list alone: each whose sending is over counts.
 */
export async function filesNaming({ kysely }: Database, { ids }: Sought): Promise<NamingFile[]> {
  const { rows } = await sql<NamingFile>`
    select 'report' as kind, id, doc->>'reference' as reference from broadcast
      where jsonb_typeof(doc->'report') = 'object' and exists (select from delivery
        where broadcast_id = broadcast.id and person = any(${ids}::text[]) and undelivered)
    union all select 'unreachable', id, doc->>'reference' from broadcast
      where jsonb_typeof(doc->'unreachable') = 'object' and doc->>'state' in ('done', 'stopped', 'cancelled')
    union all select 'participants', event_board.id, post.doc->>'reference' from event_board
      join post on post.id = event_board.doc->>'postId'
      where jsonb_typeof(event_board.doc->'files') = 'object' and exists (select from event_answer
        where post_id = post.id and event_answer.doc->>'person' = any(${ids}::text[]))`.execute(kysely)
  return rows
}
