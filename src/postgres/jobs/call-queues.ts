import type { JobName } from '../../core/change.ts'
import { oneByOne, type QueueTable } from './queue.ts'

/** Of calls to departments. */
export const callQueues: Pick<QueueTable, Extract<JobName, `call.${string}`>> = {
  'call.open': { key: ({ id }) => id, ...oneByOne },
  'call.question': { key: ({ id, opensAt }) => `${id}:${opensAt}`, ...oneByOne },
  'call.remind': { key: ({ id, closesAt, at }) => `${id}:${closesAt}:${at}`, ...oneByOne },
  'call.close': { key: ({ id, closesAt }) => `${id}:${closesAt}`, ...oneByOne },
  'call.look': { key: ({ id }) => id, ...oneByOne, ordersNext: true },
  'call.cards': { key: ({ id }) => id, ...oneByOne },
  'call.follow': { key: data => data.departmentId, ...oneByOne, width: { localConcurrency: 1, batchSize: 8 } },
}
