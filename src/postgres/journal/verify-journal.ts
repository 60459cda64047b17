import type { JournalLine } from '../../core/journal/journal.ts'
import type { Database } from '../open/database.ts'
import { actorRef, genesis, lineHash, lineText, payloadHash } from '../../core/journal/line-hash.ts'

export type Verdict = { ok: true; entries: number; head: string } | { ok: false; seq: number; why: Fault }
export type Fault = 'missing-line' | 'chain-broken' | 'line-altered' | 'details-altered' | 'actor-altered'

const pageSize = 1000

type Read = JournalLine & { details: { salt: string; details: Record<string, unknown> } | null; actor: { salt: string; person: string } | null }

/**
 * Reads the whole chain and computes every hash again. Erased details and actors are no fault. Lines cut off at the end show
 * only against a `head` that was noted elsewhere.
 */
export async function verifyJournal(database: Database): Promise<Verdict> {
  let seq = 0
  let prev = genesis
  for (;;) {
    const lines = await page(database, seq)
    for (const line of lines) {
      seq += 1
      const why = fault(line, seq, prev)
      if (why) return { ok: false, seq, why }
      prev = line.hash
    }
    if (lines.length < pageSize) return { ok: true, entries: seq, head: prev }
  }
}

function fault(line: Read, seq: number, prev: string): Fault | null {
  if (line.seq !== seq) return 'missing-line'
  if (line.prev !== prev) return 'chain-broken'
  if (line.hash !== lineHash(prev, lineText(line), seq)) return 'line-altered'
  if (line.details && payloadHash(line.details.salt, line.details.details) !== line.payloadHash) return 'details-altered'
  if (line.actor && actorRef(line.actor.salt, line.actor.person) !== line.actorRef) return 'actor-altered'
  return null
}

async function page({ kysely }: Database, after: number): Promise<Read[]> {
  const rows = await kysely
    .selectFrom('journal')
    .leftJoin('journal_detail', 'journal_detail.seq', 'journal.seq')
    .leftJoin('journal_actor', 'journal_actor.actor_ref', 'journal.actor_ref')
    .select(['journal.seq', 'at', 'journal.actor_ref', 'verb', 'subject', 'seal', 'payload_hash', 'prev', 'hash'])
    .select(['journal_detail.salt as detail_salt', 'details', 'journal_actor.salt as actor_salt', 'person_id'])
    .where('journal.seq', '>', after)
    .orderBy('journal.seq')
    .limit(pageSize)
    .execute()
  return rows.map(row => ({
    seq: Number(row.seq),
    at: row.at,
    actorRef: row.actor_ref,
    verb: row.verb,
    subject: row.subject,
    seal: row.seal,
    payloadHash: row.payload_hash,
    prev: row.prev,
    hash: row.hash,
    details: row.detail_salt !== null && row.details ? { salt: row.detail_salt, details: row.details } : null,
    actor: row.actor_salt !== null && row.person_id !== null ? { salt: row.actor_salt, person: row.person_id } : null,
  }))
}
