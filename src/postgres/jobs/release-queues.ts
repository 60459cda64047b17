import type { ReleaseJobs } from '../../core/release-changes.ts'
import { minute, type QueueTable } from './queue.ts'

export const releaseQueues: Pick<QueueTable, keyof ReleaseJobs> = {
  'release.copies': {
    key: data => data.id,
    expireInSeconds: 15 * minute,
    width: { localConcurrency: 2, batchSize: 1 },
  },
}
