import type { ControlledTransaction } from 'kysely'
import type { ChainLine } from '../../core/domain/journal/chain-line.ts'
import type { Database } from '../open/database.ts'
import type { Schema } from '../schema/schema.ts'

const pageSize = 1000

/**
 * The whole chain as it is at one moment, page by page, whatever is written or erased meanwhile; nobody waits for it.
 */
export async function* readChain({ kysely }: Database, { details = true } = {}): AsyncIterable<ChainLine> {
  const snapshot = await kysely
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    for (let after = 0, more = true; more;) {
      const lines = await page(snapshot, after, details)
      yield* lines
      more = lines.length === pageSize
      after = lines.at(-1)?.seq ?? after
    }
  } finally {
    await snapshot.rollback().execute()
  }
}

async function page(
  snapshot: ControlledTransaction<Schema>,
  after: number,
  withDetails: boolean,
): Promise<ChainLine[]> {
  const rows = await snapshot
    .selectFrom('journal')
    // The condition is repeated, or every page would read details from the first one.
    .leftJoin('journal_detail', join =>
      join.onRef('journal_detail.seq', '=', 'journal.seq').on('journal_detail.seq', '>', after),
    )
    .leftJoin('journal_actor', 'journal_actor.actor_ref', 'journal.actor_ref')
    .select(['journal.seq', 'at', 'journal.actor_ref', 'verb', 'subject', 'seal', 'payload_hash', 'prev', 'hash'])
    .select(['journal_detail.salt as detail_salt', 'details', 'journal_actor.salt as actor_salt', 'person_id'])
    .where('journal.seq', '>', after)
    .orderBy('journal.seq')
    .limit(pageSize)
    .execute()
  return rows.map(({ at, verb, subject, seal, prev, hash, ...row }) => ({
    seq: Number(row.seq),
    at,
    actorRef: row.actor_ref,
    verb,
    subject,
    seal,
    payloadHash: row.payload_hash,
    prev,
    hash,
    ...(withDetails && {
      details:
        row.detail_salt !== null && row.details !== null ? { salt: row.detail_salt, details: row.details } : null,
      actor: row.actor_salt !== null && row.person_id !== null ? { salt: row.actor_salt, person: row.person_id } : null,
    }),
  }))
}
