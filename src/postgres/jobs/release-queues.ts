import type { ReleaseJobs } from '../../core/release-changes.ts'
import { minute, oneByOne, type QueueTable, wide } from './queue.ts'

/** One network may be slow while others have their turn. */
export const releaseQueues: Pick<QueueTable, keyof ReleaseJobs> = {
  'releases.follow': { key: data => data.postId, ...oneByOne },
  'release.publish': { key: data => data.id, ...wide(4, 1), ordersNext: true },
  'release.copies': { key: data => data.id, ...wide(2, 1), expireInSeconds: 15 * minute },
  'site.webhook': { key: ({ id, what, at }) => `${id}:${what}:${at}`, ...wide(2, 1), expireInSeconds: 2 * minute },
  'replies.read': { key: () => 'replies', ...oneByOne, ordersNext: true },
}
