import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Held } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Counted } from '../../core/ports/retention-stores.ts'
import type { Database } from '../open/database.ts'
import { countedOf } from './counted-of.ts'
import { isFree } from './is-free.ts'

/**
 * A broadcast is over once all that changes its cards is, its cards say so, its event was, and the campaign that counts
 * each person once is closed or was to end: until then it matters who has a card.
 */
const isOver = (before: Instant) => sql`
  doc->>'state' in ('done', 'stopped', 'cancelled', 'held')
  and not exists (
    select from broadcast as other where other.doc->>'postId' = broadcast.doc->>'postId' and (
      other.doc->>'state' in ('planning', 'scheduled', 'running', 'paused')
      or coalesce(other.doc->>'finishedAt', other.doc->>'updatedAt') collate "C" >= ${before}
      or other.doc->>'expiresOn' collate "C" >= left(${before}, 10)))
  and not exists (
    select from post where post.id = broadcast.doc->>'postId' and (
      announced->>'day' collate "C" >= left(${before}, 10)
      or exists (select from campaign where campaign.id = outline->>'campaignId' and campaign.state = 'open'
        and campaign.doc->>'to' collate "C" >= left(${before}, 10))))`

/** Names were never deleted from it, or fewer are suspended now than were kept then. */
const isNamed = ({ people }: Held) => sql`(not doc ? 'namesGoneAt' or doc ? 'namesHeld' and (doc->>'namesHeld')::int > (
  select count(*) from delivery where broadcast_id = broadcast.id and person = any(${people}::text[])))`

export async function ledgersDue({ kysely }: Database, before: Instant, held: Held, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from broadcast where ${isNamed(held)} and ${isOver(before)} and ${isFreeSending(held)}
    order by said_at, id limit ${limit}`.execute(kysely)
  return rows.map(({ id }) => id)
}

export function countNames(database: Database, before: Instant, held: Held): Promise<Counted> {
  const due = sql`delivery join broadcast on broadcast.id = broadcast_id where ${isOver(before)}`
  return countedOf(database, due, sql`${isFreeSending(held)} and person <> all(${held.people}::text[])`)
}

/** A suspension keeps the rows of its own people, not those of all others. */
function isFreeSending(held: Held): RawBuilder<unknown> {
  return isFree({ ...held, people: [] }, sql`broadcast.doc`)
}

export async function namesOf({ kysely }: Database, broadcastId: string): Promise<{ planned: number; left: number }> {
  const { rows } = await sql<{ planned: number; left: number }>`
    select (select coalesce(sum(people), 0)::int from delivery_tally
        where broadcast_id = ${broadcastId} and state = 'planned') as planned,
      (select count(*)::int from delivery where broadcast_id = ${broadcastId}) as left`.execute(kysely)
  return rows[0]!
}

/**
 * Along the primary key, so many at once, so that nobody waits. The tally, kept by triggers, does not change: how many
 * people got it stays known.
 */
export async function takeNames(
  { kysely }: Database,
  broadcastId: string,
  held: readonly PersonId[],
  limit: number,
): Promise<number> {
  return kysely.transaction().execute(async trx => {
    await sql`select set_config('mary.keeps_counts', 'on', true)`.execute(trx)
    const { numAffectedRows } = await sql`
      delete from delivery where broadcast_id = ${broadcastId} and person = any(array(
        select person from delivery where broadcast_id = ${broadcastId} and person <> all(${[...held]}::text[])
        order by person limit ${limit} for update))`.execute(trx)
    return Number(numAffectedRows ?? 0)
  })
}
