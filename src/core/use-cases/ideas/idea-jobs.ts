import { openIdeas } from './open-ideas.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const ideaJobs = {
  'ideas.open': { standing: (ports, _, settings) => openIdeas(ports, settings) },
} satisfies SliceJobs
