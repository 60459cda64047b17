import { sql } from 'kysely'
import type { JournalEntry, JournalVerb } from '../../core/domain/journal/journal.ts'
import { isWordDigest, withWords } from '../../core/domain/journal/words-apart.ts'
import type { History } from '../../core/ports/history.ts'
import type { Heads } from '../../core/ports/stores.ts'
import type { Instant } from '../../core/domain/time.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'
import { forgetPerson } from './erase-person.ts'
import { actorRefs, entryText, journalLock } from './journal-entries.ts'
import { trails } from './trails.ts'
import { wordsAbout } from './words-about.ts'

export function history(database: Database, now: () => Instant): History {
  return {
    head: async () => {
      const last = await database.kysely
        .selectFrom('journal')
        .select(['seq', 'hash'])
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return last ? { seq: Number(last.seq), hash: last.hash } : null
    },
    lastSeal: async (subject, verb) => {
      const own = database.kysely
        .selectFrom('journal')
        .select('seal')
        .where('subject', '=', subject)
        .where('verb', '=', verb)
      return (await own.orderBy('seq', 'desc').limit(1).executeTakeFirst())?.seal ?? null
    },
    trails: trails(database),
    about: about(database),
    lines: lines(database),
    refused: refused(database, actorRefs(database), now),
    forget: (person, names, titled) => forgetPerson(database, person, { names, titled }, now),
    forgetAnswers: (subject, verbs, answers) => forgetAnswers(database, { subject, verbs, answers }, now),
  }
}

/** Reads by the index on (subject, seq). Words come from the documents, where they still are. */
function about({ kysely }: Database): History['about'] {
  return async (subjects, { before, limit, without }) => {
    if (subjects.length === 0) return []
    const rows = await kysely
      .selectFrom('journal')
      .leftJoin('journal_detail', 'journal_detail.seq', 'journal.seq')
      .leftJoin('journal_actor', 'journal_actor.actor_ref', 'journal.actor_ref')
      .select(['journal.seq', 'at', 'journal.actor_ref', 'verb', 'subject', 'seal', 'details', 'person_id', 'name'])
      .select('journal_detail.salt as salt')
      .where('subject', 'in', subjects)
      .$if(without.length > 0, query => query.where('verb', 'not in', without))
      .$if(before !== null, query => query.where('journal.seq', '<', before))
      .orderBy('journal.seq', 'desc')
      .limit(limit)
      .execute()
    const isSlim = rows.some(({ details }) => details && Object.values(details).some(isWordDigest))
    const kept = isSlim ? await wordsAbout(kysely, subjects) : []
    return rows.map(({ at, verb, subject, seal, details, salt, ...row }) => ({
      seq: Number(row.seq),
      at,
      verb,
      subject,
      seal,
      details: details && withWords(details, salt ?? '', kept),
      actor:
        row.actor_ref === null
          ? null
          : row.person_id === null
            ? { id: null, name: null }
            : { id: row.person_id, name: row.name ?? '' },
    }))
  }
}

function lines({ kysely }: Database): History['lines'] {
  return async (subjects, limit) => {
    if (subjects.length === 0) return []
    const rows = await kysely
      .selectFrom('journal')
      .select(['seq', 'at', 'actor_ref', 'verb', 'subject', 'seal', 'payload_hash', 'prev', 'hash'])
      .where('subject', 'in', subjects)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute()
    return rows.toReversed().map(({ seq, actor_ref: actorRef, payload_hash: payloadHash, ...row }) => ({
      ...row,
      seq: Number(seq),
      actorRef,
      payloadHash,
    }))
  }
}

/** Counted and written in one statement, under the journal's lock, so that hundreds at once cannot exceed the limit. */
function refused(database: Database, refs: ReturnType<typeof actorRefs>, now: () => Instant): History['refused'] {
  return async (entry: JournalEntry, { most, since }) => {
    const ref = entry.actor === null ? null : ((await refs([entry.actor])).get(entry.actor.id) ?? null)
    const text = JSON.stringify(entryText(entry, ref, now()))
    const { rows } = await sql<{ written: boolean }>`
      select append_refused(${text}::jsonb, ${ref}::text, ${since}::text, ${most}::int) as written`.execute(
      database.kysely,
    )
    return rows[0]!.written
  }
}

export function heads(database: Database): Heads {
  return {
    byId: gatheredRows(database, 'journal_head'),
    last: async () =>
      (await database.kysely.selectFrom('journal_head').select('doc').orderBy('id', 'desc').limit(1).executeTakeFirst())
        ?.doc ?? null,
  }
}

/**
 * What people answered to an event is deleted; that they did stays: the actor is in the chain. If nothing is left to
 * delete and the journal says so already, it is done.
 */
async function forgetAnswers(
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
