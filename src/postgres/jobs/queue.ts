import type { JobName, Jobs } from '../../core/change.ts'

export const minute = 60

/** Jobs of one queue that a process runs side by side: `localConcurrency` workers of `batchSize` each. */
type Width = { localConcurrency: number; batchSize: number }

type Queued<K extends JobName> = {
  key(data: Jobs[K]): string
  expireInSeconds: number
  width: Width
  ordersNext?: true
}
export type QueueTable = { [K in JobName]: Queued<K> }

/** Rare, or each of them reads much. */
export const oneByOne = { expireInSeconds: 5 * minute, width: { localConcurrency: 1, batchSize: 1 } }
