import type { RelayJobs } from '../../core/relay-changes.ts'
import { minute, oneByOne, type QueueTable } from './queue.ts'

export const relayQueues: Pick<QueueTable, keyof RelayJobs> = {
  'relays.ask': { key: data => data.id, ...oneByOne },
  'relays.follow': { key: data => data.broadcastId, ...oneByOne, ordersNext: true },
  'relays.purge': { key: () => 'relays', ...oneByOne, expireInSeconds: 15 * minute, ordersNext: true },
  'relays.remind': { key: ({ id, poster, nth }) => `${id}:${poster}:${nth}`, ...oneByOne },
}
