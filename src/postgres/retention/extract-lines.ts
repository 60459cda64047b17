import { sql } from 'kysely'
import type { JournalLine } from '../../core/domain/journal/journal.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { ExtractLine } from '../../core/ports/retention-stores.ts'
import type { Database } from '../open/database.ts'

type Row = JournalLine & {
  detailSalt: string | null
  details: Record<string, unknown> | null
  actorSalt: string | null
  person: string | null
  name: string | null
}

/** Rather too many than too few: every entry with details, and every one of an actor who did nothing since. */
export async function extractLines(
  { kysely }: Database,
  before: Instant,
  { after, limit }: { after: number; limit: number },
): Promise<ExtractLine[]> {
  const { rows } = await sql<Row>`
    select journal.seq::int as seq, at, journal.actor_ref as "actorRef", verb, subject, seal,
      payload_hash as "payloadHash", prev, hash, journal_detail.salt as "detailSalt", details,
      journal_actor.salt as "actorSalt", person_id as person, name
    from journal left join journal_detail on journal_detail.seq = journal.seq
      left join journal_actor on journal_actor.actor_ref = journal.actor_ref
    where journal.seq > ${after} and at collate "C" < ${before} and (details is not null
      or person_id is not null and not exists (
        select from journal as since where since.actor_ref = journal.actor_ref and since.at collate "C" >= ${before}))
    order by journal.seq limit ${limit}`.execute(kysely)
  return rows.map(({ detailSalt, details, actorSalt, person, name, ...line }) => ({
    name,
    line: {
      ...line,
      details: detailSalt !== null && details !== null ? { salt: detailSalt, details } : null,
      actor: actorSalt !== null && person !== null ? { salt: actorSalt, person } : null,
    },
  }))
}
