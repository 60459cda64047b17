import type { Queue, WorkOptions } from 'pg-boss'
import type { JobName } from '../../core/change.ts'
import { queues } from './queues.ts'

const minute = 60
const year = 365 * 24 * 60 * minute

/**
 * Accepted work is never dropped: it is tried again without end, every five minutes at the latest, and outlives any
 * outage. `singleton`: one active job per key. Not `stately` or `short`, which would drop a job because an older one is
 * still queued: that one may begin, and read the state, before the change is committed that the dropped one was for.
 */
export function queueOptions(name: JobName): Omit<Queue, 'name'> {
  return {
    policy: 'singleton',
    notify: true,
    /** The largest that its column takes. */
    retryLimit: 2 ** 31 - 1,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 5 * minute,
    expireInSeconds: queues[name].expireInSeconds,
    heartbeatSeconds: 10,
    retentionSeconds: 20 * year,
    deleteAfterSeconds: 10 * minute,
    warningQueueSize: 100_000,
  }
}

/**
 * New jobs are notified, all others are looked for, for every queue at once (`watchQueues`): a worker's own polling is
 * a net under both.
 */
export function workOptions(name: JobName): WorkOptions & { perJobResults: true } {
  return {
    batchSize: queues[name].width.batchSize,
    pollingIntervalSeconds: 300,
    notifyPollingIntervalSeconds: 300,
    perJobResults: true,
  }
}
