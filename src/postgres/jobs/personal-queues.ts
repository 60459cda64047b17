import type { DataJobs } from '../../core/personal-changes.ts'
import { minute, oneByOne, type QueueTable } from './queue.ts'
import { idFrom } from '../../core/domain/id-from.ts'
import type { RetentionJobs } from '../../core/retention-changes.ts'

const retentionQueues: Pick<QueueTable, keyof RetentionJobs> = {
  'retention.purge': { key: () => 'retention', ...oneByOne, expireInSeconds: 15 * minute, ordersNext: true },
  // Of one folder other files may be asked for later, while the first ones wait for a video that is still opened.
  'proposal.files-end': {
    key: ({ folder, files }) => idFrom(folder, ...files.map(({ name }) => name)),
    ...oneByOne,
    expireInSeconds: 15 * minute,
    ordersNext: true,
    leavesNothing: true,
  },
  'archive.table': { key: data => data.id, ...oneByOne, expireInSeconds: 15 * minute },
  'archive.purge': { key: data => data.id, ...oneByOne, expireInSeconds: 15 * minute },
}

/** Of what protects people's data. One at a time in a process: each of these reads the whole database. */
export const dataQueues: Pick<QueueTable, keyof DataJobs> = {
  ...retentionQueues,
  'person.erase': { key: ({ id }) => id, ...oneByOne, expireInSeconds: 60 * minute, ordersNext: true },
  'person.data': { key: ({ id }) => id, ...oneByOne, expireInSeconds: 15 * minute },
  'person.data-end': { key: ({ id }) => id, ...oneByOne },
}
