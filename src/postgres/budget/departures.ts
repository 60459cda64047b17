import { sql } from 'kysely'
import type { Turns } from '../../core/ports/budget.ts'
import type { Database } from '../open/database.ts'

export type DepartureLimits = {
  /** Of everything that leaves. */
  perSecond: number
  /** The part of it that broadcasts may use. */
  broadcastPerSecond: number
}

type Reserved = { clock: number; held_ms: number; per_second: number; given: number[] }

/** The budget that every process on this database shares; `schema/budget-functions.ts` is where it is decided. */
export function departures({ kysely }: Database, { perSecond, broadcastPerSecond }: DepartureLimits): Turns {
  return {
    async reserve({ priority, count, leadMs, unused }) {
      const { rows } = await sql<Reserved>`
        select clock, held_ms, per_second, given from reserve_departures(
          ${priority === 'broadcast'}::boolean, ${count}::int, ${perSecond}::float8, ${broadcastPerSecond}::float8,
          ${leadMs}::float8, ${unused}::float8[])`.execute(kysely)
      const { clock, held_ms, per_second, given } = rows[0]!
      return { now: clock, departures: given, heldMs: held_ms, perSecond: per_second }
    },
    async throttled(retryAfterMs) {
      await sql`select brake_departures(${retryAfterMs}::float8)`.execute(kysely)
    },
  }
}
