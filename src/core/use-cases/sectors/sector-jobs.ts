import { followSectors } from './follow-sectors.ts'
import { routeInitiative } from './route-initiative.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const sectorJobs = {
  'sectors.follow': followSectors,
  'initiative.route': (ports, { id }) => routeInitiative(ports, id),
} satisfies SliceJobs
