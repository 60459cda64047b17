import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

/** Beside the locks of the journal and of kept files (77, 78). */
const lock = sql`79, 1`

/**
 * Of all processes on this database one reads everything at a time: ten at once would take every processor from people
 * who wait for an answer. The lock is held by a connection of its own, so that a killed process holds nothing. On
 * PGlite there is one process, whose queue takes one at a time.
 */
export async function alone<Done>({ kind, kysely }: Database, work: () => Promise<Done>): Promise<Done | 'busy'> {
  if (kind === 'pglite') return work()
  return kysely.connection().execute(async own => {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${lock}) as taken`.execute(own)
    if (rows[0]?.taken !== true) return 'busy'
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(own)
    }
  })
}
