import { sql } from 'kysely'
import type { Recipient } from '../../core/ports/ledger.ts'
import type { Database } from '../open/database.ts'

const atOnce = 5000

/** Whoever is frozen stays alone: a process that stood still while another planned in its place adds nobody. */
export async function plan({ kysely }: Database, broadcastId: string, people: Recipient[]): Promise<number> {
  let added = 0
  for (let from = 0; from < people.length; from += atOnce) {
    const slice = JSON.stringify(people.slice(from, from + atOnce))
    const { rows } = await sql<{ added: number }>`
      with added as (
        insert into delivery (broadcast_id, person, given_name, department, locale)
        select ${broadcastId}, id, "givenName", department, locale
        from jsonb_to_recordset(${slice}::jsonb) as one(id text, "givenName" text, department text, locale text)
        where not exists (select from broadcast where id = ${broadcastId} and doc->>'planned' is not null)
        on conflict do nothing returning 1)
      select count(*)::int as added from added`.execute(kysely)
    added += rows[0]!.added
  }
  return added
}
