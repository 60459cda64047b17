import { applyDelegation } from './apply-delegation.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const delegationJobs = {
  'delegation.apply': (ports, { id }, settings) => applyDelegation(ports, id, settings),
} satisfies SliceJobs
