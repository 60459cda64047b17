import type { ReleaseJobs } from '../../core/release-changes.ts'
import { minute, oneByOne, type QueueTable } from './queue.ts'

/** One network may be slow while others have their turn. */
export const releaseQueues: Pick<QueueTable, keyof ReleaseJobs> = {
  'releases.follow': { key: data => data.postId, ...oneByOne },
  'release.publish': {
    key: data => data.id,
    expireInSeconds: 5 * minute,
    width: { localConcurrency: 4, batchSize: 1 },
    ordersNext: true,
  },
  'release.copies': {
    key: data => data.id,
    expireInSeconds: 15 * minute,
    width: { localConcurrency: 2, batchSize: 1 },
  },
  'site.webhook': {
    key: ({ id, what, at }) => `${id}:${what}:${at}`,
    expireInSeconds: 2 * minute,
    width: { localConcurrency: 2, batchSize: 1 },
  },
  'replies.read': { key: () => 'replies', ...oneByOne, ordersNext: true },
}
