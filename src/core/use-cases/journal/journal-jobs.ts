import { postHead } from './post-head.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const journalJobs = {
  'journal.head': { standing: (ports, _, settings) => postHead(ports, settings) },
} satisfies SliceJobs
