import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

/**
 * Copies the rows of all who have a card of it, with where the card lies; where Teams told no id the report says so.
 */
export async function planFrom({ kysely }: Database, broadcastId: string, targetId: string): Promise<number> {
  const { rows } = await sql<{ added: number }>`
    with added as (
      insert into delivery (broadcast_id, person, given_name, department, locale, conversation_id, activity_id)
      select ${broadcastId}, person, given_name, department, locale, conversation_id, activity_id
      from delivery where broadcast_id = ${targetId} and state = 'delivered'
      on conflict do nothing returning 1)
    select count(*)::int as added from added`.execute(kysely)
  return rows[0]!.added
}
