import type { PictureJobs } from '../../core/picture-changes.ts'
import { minute, type QueueTable } from './queue.ts'

const few = { expireInSeconds: 5 * minute, width: { localConcurrency: 1, batchSize: 4 } }

export const pictureQueues: Pick<QueueTable, keyof PictureJobs> = {
  'media.follow': { key: data => data.id, ...few },
  'media.end': { key: data => data.id, ...few, ordersNext: true },
}
