import { setTimeout as delay } from 'node:timers/promises'
import type { Job, JobResult, PgBoss } from 'pg-boss'
import type { JobName, Jobs, JobTable } from '../../core/change.ts'
import type { Database } from '../open/database.ts'
import { absorbQueued } from './absorb-queued.ts'
import { watchStoreClock } from './clock-steps.ts'
import { workOptions } from './queue-options.ts'
import { jobNames, queues } from './queues.ts'
import { type QueueWatch, watchQueues } from './watch-queues.ts'
import { Unavailable } from '../../core/domain/errors.ts'

export type JobsOptions = {
  /** A run that failed; it will be tried again. */
  onFailure?: (name: JobName, error: unknown) => void
  /** The clock of the store went back by so many ms; what waited for it was mended. */
  onClockStep?: (backMs: number) => void
  /** Jobs that wait in their queues until `rest` names them no more. */
  resting?: ReadonlySet<JobName>
}

export type RunningJobs = {
  /** Takes no more work and waits, at most `ms`, for what is under way; the rest is done elsewhere, or later. */
  stop(ms: number): Promise<void>
  /** From now on these wait; a run that began goes on to its end. The others are worked, at once. */
  rest(names: ReadonlySet<JobName>): Promise<void>
}

/** Runs the jobs of a migrated database, at least once each and never two of one key at once, until `stop`. */
export async function startJobs(database: Database, table: JobTable, options: JobsOptions = {}): Promise<RunningJobs> {
  const workers = new Map<JobName, string[]>()
  const watch = watchQueues(database, name => workers.get(name)?.forEach(id => database.boss.notifyWorker(id)))
  let changing: Promise<void> = Promise.resolve()
  const rest = async (names: ReadonlySet<JobName>): Promise<void> => {
    for (const name of jobNames)
      if (!names.has(name) && !workers.has(name)) workers.set(name, await work(database, name, table, options, watch))
      else if (names.has(name) && workers.delete(name)) await database.boss.offWork(name, { wait: false })
  }
  await rest(options.resting ?? new Set())
  const endClockWatch = watchStoreClock(database, options.onClockStep ? { onStep: options.onClockStep } : {})
  return {
    rest: names => (changing = changing.then(() => rest(names))),
    stop: async ms => {
      watch.end()
      endClockWatch()
      const idle = Promise.all(jobNames.map(name => database.boss.offWork(name, { wait: true })))
      await Promise.race([idle, delay(ms, undefined, { ref: false })])
    },
  }
}

/** Answers the ids of the workers of one queue. */
async function work<K extends JobName>(
  database: Database,
  name: K,
  table: JobTable,
  { onFailure }: JobsOptions,
  watch: QueueWatch,
): Promise<string[]> {
  const fail = async (job: Job<Jobs[K]>, error: unknown): Promise<JobResult> => {
    onFailure?.(name, error)
    await retryLater(database.boss, name, job, error)
    return { id: job.id, status: 'failed', output: keptOf(error) }
  }
  const run = async (job: Job<Jobs[K]>): Promise<JobResult> => {
    try {
      await table[name](job.data)
      if (queues[name].leavesNothing) await database.boss.deleteJob(name, { id: job.id, retryCount: job.retryCount })
      return { id: job.id, status: 'completed' }
    } catch (error) {
      return fail(job, error)
    }
  }
  const { localConcurrency, batchSize } = queues[name].width
  const ids: string[] = []
  for (let worker = 0; worker < localConcurrency; worker++) {
    const id: string = await database.boss.work<Jobs[K]>(name, workOptions(name), async jobs => {
      database.handOver.taken(name)
      await absorbQueued(
        database,
        name,
        jobs.map(job => ({ id: job.id, key: queues[name].key(job.data) })),
      )
      const results = await Promise.all(jobs.map(run)).finally(watch.stir)
      // The batch was full: more may wait. pg-boss would look again only after a second where a batch is one job.
      if (jobs.length === batchSize) database.boss.notifyWorker(id)
      return results
    })
    ids.push(id)
  }
  return ids
}

/** The far side said how long to wait: the job is failed here, then delayed; pg-boss itself has no job left to fail. */
async function retryLater(
  boss: PgBoss,
  name: JobName,
  job: Pick<Job, 'id' | 'retryCount'>,
  error: unknown,
): Promise<void> {
  if (!(error instanceof Unavailable) || error.retryAfterMs === null) return
  await boss.fail(name, { id: job.id, retryCount: job.retryCount }, keptOf(error))
  await boss.update(name, undefined, { id: job.id, startAfter: error.retryAfterMs / 1000 })
}

/** The part of an error that the queue keeps for weeks. The message, which may name people, is only in the log. */
function keptOf(error: unknown): { message: string } {
  return { message: error instanceof Unavailable ? error.code : error instanceof Error ? error.name : typeof error }
}
