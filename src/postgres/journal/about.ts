import type { History } from '../../core/ports/history.ts'
import type { Database } from '../open/database.ts'

/** By the index on (subject, seq). */
export function about({ kysely }: Database): History['about'] {
  return async (subjects, { before, limit, without }) => {
    if (subjects.length === 0) return []
    const rows = await kysely
      .selectFrom('journal')
      .leftJoin('journal_detail', 'journal_detail.seq', 'journal.seq')
      .leftJoin('journal_actor', 'journal_actor.actor_ref', 'journal.actor_ref')
      .select(['journal.seq', 'at', 'journal.actor_ref', 'verb', 'subject', 'seal', 'details', 'person_id', 'name'])
      .where('subject', 'in', subjects)
      .$if(without.length > 0, query => query.where('verb', 'not in', without))
      .$if(before !== null, query => query.where('journal.seq', '<', before))
      .orderBy('journal.seq', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ at, verb, subject, seal, details, ...row }) => ({
      seq: Number(row.seq),
      at,
      verb,
      subject,
      seal,
      details,
      actor:
        row.actor_ref === null
          ? null
          : row.person_id === null
            ? { id: null, name: null }
            : { id: row.person_id, name: row.name ?? '' },
    }))
  }
}
