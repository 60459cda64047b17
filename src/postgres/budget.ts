import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ThreadTurns, Turns } from '../core/ports/turns.ts'
import type { Database } from './open/database.ts'

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

/** Bounds the effect of a clock that was set back: longer than any line of waiting requests, shorter than a lease. */
const furthestMs = 20_000
const clock = sql`extract(epoch from clock_timestamp()) * 1000`

/**
 * Lets one caller through at a time, at least `msEach` apart (times `count`), of those that wait in any process on this
 * database. Rejects while it is away.
 */
export function spacedTurns({ kysely }: Database, what: string, msEach: number): (count?: number) => Promise<void> {
  return async (count = 1) => {
    const ms = msEach * count
    const { rows } = await sql<{ in_ms: number }>`
      insert into spaced_turn (what, next) values (${what}, ${clock} + ${ms}::float8)
      on conflict (what) do update
        set next = least(greatest(spaced_turn.next, ${clock}), ${clock} + ${furthestMs}::float8) + ${ms}::float8
      returning (next - ${ms}::float8 - ${clock})::float8 as in_ms`.execute(kysely)
    const inMs = rows[0]!.in_ms
    if (inMs > 0) await delay(inMs)
  }
}

/** After its turn each request waits for one in the whole budget, some longer: they may come closer together. */
const marginMs = 250

/**
 * What one bot may send to one conversation; the same for creating.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit#per-bot-per-thread-limit
 */
const windows = JSON.stringify([
  { count: 7, ms: 1_000 + marginMs },
  { count: 8, ms: 2_000 + marginMs },
  { count: 60, ms: 30_000 + marginMs },
  // Of the 1 800 an hour a hundred are left for deliveries of broadcasts, which take no turn here.
  { count: 1_700, ms: 3_600_000 + marginMs },
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
