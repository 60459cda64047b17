import { sql } from 'kysely'
import type { JournalVerb } from '../../core/domain/journal/journal.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Database } from '../open/database.ts'
import { entryText, journalLock } from './journal-entries.ts'

/**
 * What people said to an event goes, that they said something stays: who acted is chained. Where nothing is left to
 * take out and the journal says so already, it is done.
 */
export async function forgetAnswers(
  { kysely }: Database,
  { subject, verbs, answers }: { subject: string; verbs: readonly JournalVerb[]; answers: number },
  now: () => Instant,
): Promise<void> {
  await kysely.transaction().execute(async trx => {
    await journalLock.execute(trx)
    const { numAffectedRows } = await sql`
      delete from journal_detail using journal
      where journal.seq = journal_detail.seq and subject = ${subject} and verb = any(${verbs}::text[])`.execute(trx)
    const lines = Number(numAffectedRows ?? 0)
    const told = trx
      .selectFrom('journal')
      .select('seq')
      .where('subject', '=', subject)
      .where('verb', '=', 'event.purged')
    if (lines === 0 && (await told.executeTakeFirst())) return
    const details = { answers, lines }
    const entry = entryText({ verb: 'event.purged', actor: null, subject, seal: null, details }, null, now())
    await sql`select append_journal(${JSON.stringify([entry])}::jsonb)`.execute(trx)
  })
}
