import type { WeekJobs } from '../../core/week-changes.ts'
import { oneByOne, type QueueTable } from './queue.ts'

export const weekQueues: Pick<QueueTable, keyof WeekJobs> = {
  'week.digest': { key: ({ monday }) => monday ?? 'next', ...oneByOne },
  'week.follow': { key: () => 'week', ...oneByOne, ordersNext: true },
  'move.forget': { key: data => data.person, ...oneByOne, ordersNext: true },
}
