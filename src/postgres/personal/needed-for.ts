import { sql } from 'kysely'
import type { Blocker } from '../../core/domain/personal/erasure.ts'
import type { Sought } from '../../core/domain/personal/sought.ts'
import { withoutPerson } from '../../core/domain/personal/without-person.ts'
import type { Day } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import { ledgerRows, tracesIn } from './find-traces.ts'
import { searchedTables } from './searched-tables.ts'

const namedMost = 10

type Reason = { why: Blocker['why']; name: string }

/** What could not go on without this person, or would leave otherwise than it was approved. */
export async function neededFor(database: Database, sought: Sought, today: Day): Promise<Blocker[]> {
  const { ids } = sought
  const theirs = sql`= any(${ids}::text[])`
  const named = await stillNaming(database, sought)
  const refs = await outsideRefs(database, sought)
  const { rows: asked } = await sql<Reason>`
    select 'visas' as why, doc->>'reference' as name from validation where waiting_for && ${ids}::text[]
    union all select 'proposals', doc->>'reference' from initiative
      where author ${theirs} and state in ('received', 'taken', 'asked', 'later')
    union all select distinct 'deliveries', broadcast.doc->>'reference'
      from (${ledgerRows(sql`broadcast_id, settled_at`, sought)}) as theirs
      join broadcast on broadcast.id = broadcast_id where (settled_at is null or broadcast.doc->>'state' in ('planning', 'running', 'paused'))
    union all select 'events', post.doc->>'reference' from event_answer join post on post.id = post_id
      where event_answer.doc->>'person' ${theirs} and answer in ('yes', 'waiting')
      and coalesce(post.doc->'content'->'event'->>'date', '') >= ${today}
      and exists (select from directory_person cross join directory_state
        where id ${theirs} and enabled and reading = serving)
    union all select 'settings', doc->>'name' from newspaper where doc->>'state' = 'open' and doc->'director'->>'id' ${theirs}
    union all select 'pictures', doc->>'name' from media where exists (
      select from jsonb_array_elements(doc->'agreements') as given
      where given->'person'->'person'->>'id' ${theirs} and given->>'state' in ('asked', 'given')
      and coalesce(jsonb_typeof(given->'withdrawnAt'), 'null') = 'null' and coalesce(given->>'until', '9') > ${today})
    union all select 'pictures', media.doc->>'name' from media, jsonb_array_elements(media.doc->'agreements') as given
      where ((given->'person'->>'ref') = any(${refs}::text[])
        or exists (select from jsonb_array_elements(given->'person'->'parents') as one where one->>'ref' = any(${refs}::text[])))
      and given->>'state' in ('asked', 'given') and coalesce(jsonb_typeof(given->'withdrawnAt'), 'null') = 'null'
      and coalesce(given->>'until', '9') > ${today}
    union all select 'delegations', doc->'from'->>'name' || ' → ' || (doc->'to'->>'name') from delegation
      where (lender ${theirs} or delegate ${theirs}) and until > ${today}
      and jsonb_typeof(doc->'ended') is distinct from 'object'`.execute(database.kysely)
  const rows = [...asked, ...named]
  const reasons = [...new Set(rows.map(({ why }) => why))]
  return reasons.map(why => {
    const names = [...new Set(rows.flatMap(row => (row.why === why && row.name ? [row.name] : [])))]
    return { why, names: names.toSorted().slice(0, namedMost) }
  })
}

/** Searched documents that would then leave, or be asked, otherwise than they were approved. */
const stillUsed: Record<
  string,
  (doc: Used) => { why: Blocker['why']; name: string | undefined; says: unknown } | null
> = {
  post: doc => {
    const isUnderWay = ['in-validation', 'approved', 'broadcasting'].includes(doc.state) || isObject(doc.correcting)
    return isUnderWay ? { why: 'posts', name: doc.reference, says: doc } : null
  },
  circuit: ({ versions = [] }) => {
    const last = versions.at(-1)
    return { why: 'settings', name: last?.name, says: last?.steps }
  },
  sector: ({ state, name, referents, deputies }) =>
    state === 'open' ? { why: 'settings', name, says: { referents, deputies } } : null,
}
type Used = {
  state: string
  reference: string
  name: string
  correcting?: unknown
  versions?: { name: string; steps: unknown }[]
  referents?: unknown
  deputies?: unknown
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/** For a person without an account, and for parents, only the name tells which agreements are theirs. */
async function outsideRefs(database: Database, sought: Sought): Promise<string[]> {
  const refs: string[] = []
  for (const table of await searchedTables(database))
    if (table.name === 'outside_person')
      for await (const { trace } of tracesIn(database, table, [sought])) refs.push(trace.key)
  return refs
}

async function stillNaming(database: Database, sought: Sought): Promise<Reason[]> {
  const found: Reason[] = []
  for (const table of await searchedTables(database)) {
    const usedIn = stillUsed[table.name]
    if (!usedIn) continue
    for await (const { trace } of tracesIn(database, table, [sought])) {
      const used = usedIn(trace.row['doc'] as Used)
      const says = { of: used?.says ?? null }
      const isOther = (id: string): boolean => trace.others?.includes(id) === true
      if (used && withoutPerson(says, sought, { id: '', name: '' }, isOther) !== says)
        found.push({ why: used.why, name: used.name ?? '' })
    }
  }
  return found
}
