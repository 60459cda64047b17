import type { NewspaperJobs } from '../../core/newspaper-changes.ts'
import { minute, oneByOne, type QueueTable } from './queue.ts'

/** The press prints one edition at a time. */
export const newspaperQueues: Pick<QueueTable, keyof NewspaperJobs> = {
  'edition.produce': { key: ({ id }) => id, ...oneByOne, expireInSeconds: 10 * minute },
  'edition.follow': { key: ({ id }) => id, ...oneByOne },
  'edition.library': { key: ({ id }) => id, ...oneByOne },
  'editions.purge': { key: () => 'editions', ...oneByOne, expireInSeconds: 15 * minute, ordersNext: true },
  'edition.mail': { key: ({ id }) => id, ...oneByOne },
}
