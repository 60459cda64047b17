import { sql } from 'kysely'
import type { Blocker } from '../../core/domain/personal/erasure.ts'
import { type Sought, spellingsOf } from '../../core/domain/personal/sought.ts'
import type { Day } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import { ledgerRows } from './find-traces.ts'

/** Named on a card: more are as many reasons to look. */
const namedMost = 10

/** What would not go on without this person, or would leave otherwise than it was approved. */
export async function neededFor({ kysely }: Database, sought: Sought, today: Day): Promise<Blocker[]> {
  const { ids } = sought
  const spellings = spellingsOf(sought)
  const says = (text: ReturnType<typeof sql>) =>
    sql`exists (select from unnest(${spellings}::text[]) as spelling where position(spelling in ${text}) > 0)`
  const theirs = sql`= any(${ids}::text[])`
  const { rows } = await sql<{ why: Blocker['why']; name: string }>`
    select 'visas' as why, doc->>'reference' as name from validation where waiting_for && ${ids}::text[]
    union all select 'proposals', doc->>'reference' from initiative
      where author ${theirs} and state in ('received', 'taken', 'asked', 'later')
    union all select 'posts', doc->>'reference' from post
      where (state in ('in-validation', 'approved', 'broadcasting') or jsonb_typeof(doc->'correcting') = 'object')
      and ${says(sql`doc::text`)}
    union all select distinct 'deliveries', broadcast.doc->>'reference'
      from (${ledgerRows(sql`broadcast_id, settled_at`, sought)}) as theirs
      join broadcast on broadcast.id = broadcast_id where (settled_at is null or broadcast.doc->>'state' in ('planning', 'running', 'paused'))
    union all select 'events', post.doc->>'reference' from event_answer join post on post.id = post_id
      where event_answer.doc->>'person' ${theirs} and answer in ('yes', 'waiting')
      and coalesce(post.doc->'content'->'event'->>'date', '') >= ${today}
    union all select 'settings', doc->'versions'->-1->>'name' from circuit
      where ${says(sql`(doc->'versions'->-1->'steps')::text`)}
    union all select 'settings', doc->>'name' from sector where doc->>'state' = 'open'
      and ${says(sql`concat_ws(' ', doc->>'referents', doc->>'deputies')`)}
    union all select 'settings', doc->>'name' from newspaper where doc->>'state' = 'open' and doc->'director'->>'id' ${theirs}
    union all select 'pictures', doc->>'name' from media where exists (
      select from jsonb_array_elements(doc->'agreements') as given
      where given->'person'->'person'->>'id' ${theirs} and given->>'state' in ('asked', 'given')
      and coalesce(jsonb_typeof(given->'withdrawnAt'), 'null') = 'null' and coalesce(given->>'until', '9') > ${today})
    union all select 'delegations', doc->'from'->>'name' || ' → ' || (doc->'to'->>'name') from delegation
      where (lender ${theirs} or delegate ${theirs}) and until > ${today}`.execute(kysely)
  const reasons = [...new Set(rows.map(({ why }) => why))]
  return reasons.map(why => {
    const names = [...new Set(rows.flatMap(row => (row.why === why && row.name ? [row.name] : [])))]
    return { why, names: names.toSorted().slice(0, namedMost) }
  })
}
