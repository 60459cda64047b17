import type { AgendaJobs } from '../../core/agenda-changes.ts'
import { minute, oneByOne, type QueueTable } from './queue.ts'

export const agendaQueues: Pick<QueueTable, keyof AgendaJobs> = {
  'agenda.read': { key: () => 'agenda', ...oneByOne, ordersNext: true },
  // Each waits up to twenty seconds for somebody else's server.
  'agenda.feed': {
    key: ({ id }) => id,
    expireInSeconds: 2 * minute,
    ordersNext: true,
    width: { localConcurrency: 3, batchSize: 1 },
  },
  'ideas.open': { key: () => 'ideas', ...oneByOne, ordersNext: true },
}
