import { sql } from 'kysely'
import type { JournalEntry } from '../../core/journal/journal.ts'
import type { History } from '../../core/ports/history.ts'
import type { Instant } from '../../core/time.ts'
import type { Database } from '../open/database.ts'
import type { actorRefs } from './actor-refs.ts'
import { entryText } from './entry-text.ts'

/** Counted and written in one statement, under the journal's lock: hundreds at once are no way around the limit. */
export function refused(
  database: Database,
  refs: ReturnType<typeof actorRefs>,
  now: () => Instant,
): History['refused'] {
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
