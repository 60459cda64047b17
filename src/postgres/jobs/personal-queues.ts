import type { DataJobs } from '../../core/personal-changes.ts'
import { minute, oneByOne, type QueueTable } from './queue.ts'
import { retentionQueues } from './retention-queues.ts'

/** Of what protects people's data. One at a time in a process: each of these reads the whole database. */
export const dataQueues: Pick<QueueTable, keyof DataJobs> = {
  ...retentionQueues,
  'person.erase': { key: ({ id }) => id, ...oneByOne, expireInSeconds: 60 * minute, ordersNext: true },
  'person.data': { key: ({ id }) => id, ...oneByOne, expireInSeconds: 15 * minute },
  'person.data-end': { key: ({ id }) => id, ...oneByOne },
}
