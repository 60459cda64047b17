import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

/**
 * A clock that was set back must not make anybody wait for it: longer than for all who may stand in line, shorter than
 * a lease.
 */
const furthestMs = 20_000
const clock = sql`extract(epoch from clock_timestamp()) * 1000`

/**
 * Lets through one at a time, `ms` apart at least, of whoever waits in any process on this database. Rejects while it
 * is away.
 */
export function spacedTurns({ kysely }: Database, what: string, ms: number): () => Promise<void> {
  return async () => {
    const { rows } = await sql<{ in_ms: number }>`
      insert into spaced_turn (what, next) values (${what}, ${clock} + ${ms}::float8)
      on conflict (what) do update
        set next = least(greatest(spaced_turn.next, ${clock}), ${clock} + ${furthestMs}::float8) + ${ms}::float8
      returning (next - ${ms}::float8 - ${clock})::float8 as in_ms`.execute(kysely)
    const inMs = rows[0]!.in_ms
    if (inMs > 0) await delay(inMs)
  }
}
