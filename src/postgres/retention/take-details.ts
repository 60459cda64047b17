import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import { erasureVerbs } from '../../core/domain/journal/verify-chain.ts'
import type { JournalEntry } from '../../core/domain/journal/journal.ts'
import type { DetailCategory } from '../../core/domain/retention/document-categories.ts'
import type { RetentionCategory } from '../../core/domain/retention/retention-rule.ts'
import { type Held, nothingHeld } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Counted, DetailPage } from '../../core/ports/retention-stores.ts'
import { entryText, journalLock } from '../journal/journal-entries.ts'
import type { Database } from '../open/database.ts'
import type { Schema } from '../schema/schema.ts'
import { isFree } from './is-free.ts'

/** `upTo`: the last entry that a visa covers; null: none is needed. */
export type DueDetails = { before: Instant; upTo: number | null }

/** Entries about erasures and purges are needed to verify the chain: they stay. */
const isKept = sql`verb = any(${[...erasureVerbs]}::text[])`

function isDue(category: DetailCategory, { before, upTo }: DueDetails, held: Held): RawBuilder<unknown> {
  const verb = category === 'refused-attempts' ? sql`verb = 'attempt.refused'` : sql`verb <> 'attempt.refused'`
  const within = upTo === null ? sql`true` : sql`journal.seq <= ${upTo}`
  const actors =
    held.people.length === 0
      ? sql`true`
      : sql`(actor_ref is null or actor_ref not in (select actor_ref from journal_actor where person_id = any(${held.people}::text[])))`
  return sql`${verb} and not ${isKept} and at collate "C" < ${before} and ${within}
    and subject <> all(${held.references}::text[]) and ${actors} and ${isFree(held, sql`details`)}`
}

export async function countDetails(
  { kysely }: Database,
  category: DetailCategory,
  due: DueDetails,
  held: Held,
): Promise<{ lines: number; from: number; to: number }> {
  const { rows } = await sql<{ lines: number; from: number; to: number }>`
    select count(*)::int as lines, coalesce(min(journal.seq), 0)::int as from, coalesce(max(journal.seq), 0)::int as to
    from journal_detail join journal using (seq) where ${isDue(category, due, held)}`.execute(kysely)
  return rows[0]!
}

export async function countLines(
  database: Database,
  category: DetailCategory,
  before: Instant,
  held: Held,
): Promise<Counted> {
  const due = { before, upTo: null }
  const { lines } = await countDetails(database, category, due, held)
  const all = await countDetails(database, category, due, nothingHeld)
  return { due: lines, held: all.lines - lines }
}

/**
 * The entries of one batch are deleted and recorded together: killed in between, neither happened. They are found
 * before the journal is locked, so that no commit waits for the search: what is due stays due, and no entry is taken
 * twice.
 */
export async function takeDetails(
  database: Database,
  category: DetailCategory,
  { due, held, page, now }: { due: DueDetails; held: Held; page: DetailPage; now: Instant },
): Promise<{ taken: number; after: number }> {
  const { seqs, after } = await findDetails(database, isDue(category, due, held), due, page)
  if (seqs.length === 0) return { taken: 0, after }
  const taken = await database.kysely.transaction().execute(async trx => {
    await journalLock.execute(trx)
    const { numAffectedRows } = await sql`
      delete from journal_detail where seq = any(${seqs}::bigint[])`.execute(trx)
    const lines = Number(numAffectedRows ?? 0)
    if (lines > 0) await tell(trx, category, { lines, actors: 0 }, now)
    return lines
  })
  // Another process took all of them meanwhile: there may be others.
  return taken > 0 ? { taken, after } : takeDetails(database, category, { due, held, page: { ...page, after }, now })
}

/** Entries that one statement looks at: of millions none may take long. */
const lookedAt = 10_000

/** The next due entries, and the last entry that was looked at. The journal is in the order of time. */
async function findDetails(
  { kysely }: Database,
  due: RawBuilder<unknown>,
  { before, upTo }: DueDetails,
  { after, limit }: DetailPage,
): Promise<{ seqs: string[]; after: number }> {
  const within = upTo === null ? sql`true` : sql`seq <= ${upTo}`
  for (let from = after; ;) {
    const { rows } = await sql<{ seqs: string[] | null; last: number | null; isOver: boolean | null }>`
      select (array_agg(journal.seq::text order by journal.seq) filter (where ${due}))[1:${sql.lit(limit)}] as seqs,
        max(journal.seq)::int as last, min(at collate "C") >= ${before} as "isOver"
      from (select * from journal_detail where seq > ${from} and ${within} order by seq limit ${lookedAt}) as journal_detail
        join journal using (seq)`.execute(kysely)
    const { seqs, last, isOver } = rows[0]!
    if (seqs !== null) return { seqs, after: Number(seqs.at(-1)) }
    if (last === null || isOver) return { seqs: [], after: last ?? from }
    from = last
  }
}

/** Once every detail of an actor is deleted, nothing is left to tell of them: who they were is deleted as well. */
export async function takeActors(
  { kysely }: Database,
  { before, held, limit, now }: { before: Instant; held: readonly PersonId[]; limit: number; now: Instant },
): Promise<number> {
  const actedSince = sql`exists (select from journal where journal.actor_ref = actor.actor_ref and at collate "C" >= ${before})`
  const { rows } = await sql<{ actor_ref: string }>`
    select actor_ref from journal_actor as actor where person_id <> all(${[...held]}::text[])
      and exists (select from journal where journal.actor_ref = actor.actor_ref) and not ${actedSince}
      and not exists (select from journal join journal_detail using (seq) where journal.actor_ref = actor.actor_ref)
    limit ${limit}`.execute(kysely)
  if (rows.length === 0) return 0
  return kysely.transaction().execute(async trx => {
    await journalLock.execute(trx)
    // An actor who did something meanwhile stays.
    const { numAffectedRows } = await sql`delete from journal_actor as actor
      where actor_ref = any(${rows.map(({ actor_ref }) => actor_ref)}::text[]) and not ${actedSince}`.execute(trx)
    const actors = Number(numAffectedRows ?? 0)
    if (actors > 0) await tell(trx, 'journal-details', { lines: 0, actors }, now)
    return actors
  })
}

async function tell(
  trx: Transaction<Schema>,
  category: RetentionCategory,
  gone: { lines: number; actors: number },
  now: Instant,
): Promise<void> {
  const details: JournalEntry['details'] = { category, rows: gone.lines + gone.actors, ...gone }
  const entry = entryText(
    { verb: 'retention.purged', actor: null, subject: 'retention', seal: null, details },
    null,
    now,
  )
  await sql`select append_journal(${JSON.stringify([entry])}::jsonb)`.execute(trx)
}
