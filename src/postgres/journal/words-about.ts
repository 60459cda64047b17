import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema/schema.ts'

/**
 * Names under which documents keep what people wrote, at any depth.
 * @internal for the test that compares them with a whole town
 */
export const wordFields = ['reason', 'question', 'answer', 'text', 'name', 'title', 'heldAbout', 'aim', 'why', 'note']
const fields = wordFields.map(name => `$.**.${name}`)

/**
 * What people wrote in the documents to which these references lead, each text once: in proposals, posts and their
 * validations, broadcasts, releases, relays, calls with the departments' answers, campaigns, editions, pictures. Each
 * table along an index.
 */
export async function wordsAbout(kysely: Kysely<Schema>, subjects: readonly string[]): Promise<string[]> {
  const references = [...subjects]
  const numbers = references.flatMap(subject => subject.split('-')[2] ?? [])
  const ours = sql`split_part(doc->>'reference', '-', 3) = any(${numbers}::text[]) and doc->>'reference' = any(${references}::text[])`
  const { rows } = await sql<{ words: string }>`
    with about as (
      select doc from initiative where ${ours}
      union all select doc from post where ${ours}
      union all select doc from broadcast where ${ours}
      union all select doc from media where ${ours}
      union all select doc from validation where doc->>'postId' in (select id from post where ${ours})
      union all select doc from call_department where call_id in (select id from call where ${ours})
      union all select doc from campaign where ${ours}
      union all select doc from release where of_post in (select id from post where ${ours})
      union all select doc from relay_round where post_id in (select id from post where ${ours})
      union all select task.doc from relay_task as task join relay_round as round on round.id = task.round_id
        where round.post_id in (select id from post where ${ours})
      union all select doc from edition where reference = any(${references}::text[]))
    select distinct found #>> '{}' as words
    from about, unnest(${fields}::text[]) as field, jsonb_path_query(doc, field::jsonpath) as found
    where jsonb_typeof(found) = 'string'`.execute(kysely)
  return rows.map(({ words }) => words)
}
