import { sql } from 'kysely'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Held } from '../../core/domain/retention/suspension.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import { isFree } from './due-documents.ts'

/**
 * A sending is over once everything that changes its cards is, its cards say so, its event was, and the campaign that
 * counts each person once is closed or was to end: until then somebody needs to know who has a card.
 */
const isOver = (before: Instant) => sql`
  doc->>'state' in ('done', 'stopped', 'cancelled', 'held') and not doc ? 'namesGoneAt'
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

export async function ledgersDue({ kysely }: Database, before: Instant, held: Held, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from broadcast where ${isOver(before)} and ${isFree({ people: [], references: held.references }, sql`doc`)}
    order by said_at, id limit ${limit}`.execute(kysely)
  return rows.map(({ id }) => id)
}

export async function countNames({ kysely }: Database, before: Instant, held: Held): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from delivery
    where broadcast_id in (select id from broadcast
      where ${isOver(before)} and ${isFree({ people: [], references: held.references }, sql`doc`)})
    and person <> all(${held.people}::text[])`.execute(kysely)
  return rows[0]!.n
}

/**
 * Along the primary key, so many at once: nothing waits for it. The tally, which triggers keep, does not hear of it:
 * how many people got it stays said.
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
