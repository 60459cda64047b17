import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../open/database.ts'

const lookEveryMs = 5_000
/** Smaller steps may come from a clock that is being corrected. */
const leastStepMs = 10_000
/** Longer than any lease or pause that is given. */
const longest = sql.lit('10 minutes')

export type ClockWatch = {
  /** Milliseconds that never go back. */
  monotonic?: () => number
  lookEveryMs?: number
  /** The clock of the store went back by so many ms. */
  onStep?: (backMs: number) => void
}

/**
 * A store whose clock was ahead and is set right has given times that are hours away: jobs, pauses and leases would
 * wait for them. This compares its clock now and then with one that never goes back, and mends them. Answers how to
 * end.
 */
export function watchStoreClock(database: Database, options: ClockWatch = {}): () => void {
  const { monotonic = () => performance.now(), onStep = () => {} } = options
  const over = new AbortController()
  const look = async (): Promise<void> => {
    for (let last: number | null = null; !over.signal.aborted;) {
      // A store that is away for a moment is looked at again.
      const ahead = await storeClockMs(database).then(
        clock => clock - monotonic(),
        () => null,
      )
      if (ahead !== null && last !== null && last - ahead > leastStepMs) {
        onStep(last - ahead)
        // Not mended, it is found again at the next look.
        last = await bringNear(database).then(
          () => ahead,
          () => last,
        )
      } else last = ahead ?? last
      await delay(options.lookEveryMs ?? lookEveryMs, undefined, { signal: over.signal, ref: false }).catch(() => {})
    }
  }
  void look()
  return () => over.abort()
}

async function storeClockMs({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select extract(epoch from clock_timestamp())::float8 * 1000 as ms`.execute(kysely)
  return rows[0]!.ms
}

/**
 * Rows created in what was the future then wait as long as was meant; no other lease, pause or retry is longer than the
 * longest one that is given. Appointments (a reminder's hour, a slot) stay as they are.
 */
async function bringNear({ kysely }: Database): Promise<void> {
  await sql`
    update asked_job set due = now() + (due - asked_at), asked_at = now()
    where asked_at > now() and due - asked_at < interval ${longest}`.execute(kysely)
  await sql`
    update pgboss.job set start_after = now() + (start_after - created_on), created_on = now()
    where state < 'active' and created_on > now() and start_after - created_on < interval ${longest}`.execute(kysely)
  await sql`
    update pgboss.job set start_after = now()
    where state = 'retry' and start_after > now() + interval ${longest}`.execute(kysely)
  // Lost jobs are looked for again before the time of the last look by the old clock, and no job that has beaten since
  // counts as lost.
  await sql`
    update pgboss.queue set monitor_claim_on = null, monitor_on = null, maintain_on = null
    where greatest(monitor_claim_on, monitor_on, maintain_on) > now()`.execute(kysely)
  await sql`
    update pgboss.job set heartbeat_on = now(), started_on = least(started_on, now())
    where state = 'active' and greatest(heartbeat_on, started_on) > now()`.execute(kysely)
  await sql`delete from spaced_turn`.execute(kysely)
  // The holder of a row may be sending it this moment.
  await sql`
    update delivery set
      not_before = case when not_before > now() + interval ${longest} then now() else not_before end,
      lease_until = case when lease_until > now() + interval ${longest} then now() + interval '1 minute' else lease_until end
    where settled_at is null and greatest(not_before, lease_until) > now() + interval ${longest}`.execute(kysely)
}
