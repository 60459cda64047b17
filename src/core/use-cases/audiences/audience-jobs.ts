import { readList } from './read-list.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const audienceJobs = {
  'audience.read': (ports, { id }) => readList(ports, id),
} satisfies SliceJobs
