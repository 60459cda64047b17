import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { JobName } from '../../core/change.ts'
import type { Database } from '../open/database.ts'
import { prepared } from '../open/prepared-client.ts'
import { jobNames } from './queues.ts'

const lookEveryMs = 1_000
/** Less than `farMs` of the hand-over, which knows every moment that is due before the next look. */
const restLookEveryMs = 5_000
/** For so long after a job ended, its follow-up may still be written. */
const stirredMs = 10_000

type Pace = { lookEveryMs: number; restLookEveryMs: number; stirredMs: number }

export type QueueWatch = {
  /** A job ended here: its follow-up (a retry, one of its key) is looked for soon. */
  stir(): void
  end(): void
}

/**
 * `waits`: a job is in the queue, perhaps for later. `asked`: in how many ms the next job of a name is due that is
 * still to be handed over.
 */
type Seen = { due: JobName[]; waits: boolean; lost: boolean; asked: { name: JobName; ms: number }[] | null }

/**
 * One statement a second for all queues, where each worker would ask for itself: `wake` hears the name of a queue in
 * which a job is due of which nobody was notified (a retry, a key that was busy). Appointments are handed over at their
 * hour, and what a process left that died. Jobs whose process is gone are given back as soon as they count as lost. At
 * rest it looks more rarely on PGlite, where all jobs are ordered in this process. On PostgreSQL another process may
 * ask and die before it tells anybody.
 */
export function watchQueues(
  database: Database,
  wake: (name: JobName) => void,
  pace: Pace = { lookEveryMs, restLookEveryMs, stirredMs },
): QueueWatch {
  const over = new AbortController()
  let restsFrom = performance.now() + pace.stirredMs
  const watch = async (): Promise<void> => {
    for (let [looked, waits] = [-Infinity, true]; !over.signal.aborted;) {
      const now = performance.now()
      // Only a look that began after that moment shows that nothing was left behind: a slow one may last beyond it.
      const rests = database.kind === 'pglite' && !waits && looked >= restsFrom
      if (!rests || now - looked >= pace.restLookEveryMs) {
        looked = now
        // pg-boss reports a store that is away; it is looked at again.
        waits = await look(database, wake).catch(() => true)
      }
      await delay(pace.lookEveryMs, undefined, { signal: over.signal, ref: false }).catch(() => {})
    }
  }
  void watch()
  return {
    stir: () => void (restsFrom = performance.now() + pace.stirredMs),
    end: () => over.abort(),
  }
}

/** Answers whether something waits that only a look would find. */
async function look(database: Database, wake: (name: JobName) => void): Promise<boolean> {
  const { due, waits, lost, asked } = await see(database)
  for (const { name, ms } of asked ?? []) database.handOver.due(name, ms)
  due.forEach(wake)
  if (lost) await database.boss.supervise()
  return waits || lost || (asked ?? []).some(({ ms }) => ms <= 0)
}

/** `pgboss.job` is pg-boss's documented table; the conditions are written as its indexes have them. */
async function see({ kysely }: Database): Promise<Seen> {
  const { rows } = await sql<Seen>`
    ${prepared('look')}select array(
      select name from unnest(${jobNames}::text[]) as queue(name) where exists (
        select from pgboss.job where job.name = queue.name and state in ('created', 'retry') and not blocked and start_after <= now())
    ) as due, exists (
      select from unnest(${jobNames}::text[]) as queue(name) where exists (
        select from pgboss.job where job.name = queue.name and state in ('created', 'retry') and not blocked)
    ) as waits, exists (
      select from pgboss.job where state = 'active' and policy = 'singleton' and (
        heartbeat_on + heartbeat_seconds * interval '1s' < now() or started_on + expire_seconds * interval '1s' < now())
    ) as lost, (
      select json_agg(json_build_object('name', queue.name, 'ms', extract(epoch from first.due - now()) * 1000))
      from unnest(${jobNames}::text[]) as queue(name),
        lateral (select due from asked_job where asked_job.name = queue.name order by due limit 1) as first
    ) as asked`.execute(kysely)
  return rows[0]!
}
