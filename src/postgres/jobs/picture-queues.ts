import type { PictureJobs } from '../../core/picture-changes.ts'
import { minute, oneByOne, type QueueTable } from './queue.ts'

const few = { expireInSeconds: 5 * minute, width: { localConcurrency: 1, batchSize: 4 } }

export const pictureQueues: Pick<QueueTable, keyof PictureJobs> = {
  'media.follow': { key: data => data.id, ...few },
  'agreement.silent': { key: data => `${data.agreementId}:${data.askedAt}:${data.then}`, ...few },
  'video.take': { key: data => `${data.postId}:${data.fileId}`, ...oneByOne, expireInSeconds: 15 * minute },
  'media.end': { key: data => data.id, ...few, ordersNext: true },
  'withdrawal.mend': { key: data => data.id, ...oneByOne, ordersNext: true },
  'withdrawal.remind': { key: data => data.id, ...oneByOne },
  'withdrawal.forget': { key: data => data.id, ...oneByOne },
}
