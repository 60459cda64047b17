import type { RetentionJobs } from '../../core/retention-changes.ts'
import { minute, oneByOne, type QueueTable } from './queue.ts'

export const retentionQueues: Pick<QueueTable, keyof RetentionJobs> = {
  'retention.purge': { key: () => 'retention', ...oneByOne, expireInSeconds: 15 * minute, ordersNext: true },
  'proposal.files-end': { key: data => data.folder, ...oneByOne, expireInSeconds: 15 * minute, ordersNext: true },
  'archive.table': { key: data => data.id, ...oneByOne, expireInSeconds: 15 * minute },
  'archive.purge': { key: data => data.id, ...oneByOne, expireInSeconds: 15 * minute },
}
