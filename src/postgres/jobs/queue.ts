import type { JobName, Jobs } from '../../core/change.ts'

export const minute = 60

/** Jobs of one queue that a process runs side by side: `localConcurrency` workers of `batchSize` each. */
type Width = { localConcurrency: number; batchSize: number }

type Queued<K extends JobName> = {
  key(data: Jobs[K]): string
  expireInSeconds: number
  width: Width
  ordersNext?: true
  leavesNothing?: true
}
export type QueueTable = { [K in JobName]: Queued<K> }

/** Each of these jobs takes at most five minutes. */
export const wide = (
  localConcurrency: number,
  batchSize: number,
): Pick<Queued<JobName>, 'expireInSeconds' | 'width'> => ({
  expireInSeconds: 5 * minute,
  width: { localConcurrency, batchSize },
})
/** Rare, or each of them reads much. */
export const oneByOne = wide(1, 1)
