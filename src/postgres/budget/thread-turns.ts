import { sql } from 'kysely'
import type { ThreadTurns } from '../../core/ports/budget.ts'
import type { Database } from '../open/database.ts'

/**
 * Each then waits for its turn in the whole budget, some longer than others: they may come closer than they were given.
 */
const marginMs = 250

/**
 * What one bot may send to one conversation; the same for creating.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit
 */
const windows = JSON.stringify([
  { count: 7, ms: 1_000 + marginMs },
  { count: 8, ms: 2_000 + marginMs },
  { count: 60, ms: 30_000 + marginMs },
  { count: 1_800, ms: 3_600_000 + marginMs },
])

/** The turns of conversations, for every process on this database. */
export function threadTurns({ kysely }: Database): ThreadTurns {
  return {
    async take(thread, longestWaitMs) {
      const { rows } = await sql<{ in_ms: number; taken: boolean }>`
        select in_ms, taken from take_thread_turn(${thread}, ${longestWaitMs}::float8, ${windows}::jsonb)`.execute(
        kysely,
      )
      const { in_ms, taken } = rows[0]!
      return { inMs: in_ms, taken }
    },
  }
}
