import { endMyData } from './my-data.ts'
import { runErasure } from './run-erasure.ts'
import { writeMyData } from './write-my-data.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const personalJobs = {
  'person.erase': runErasure,
  'person.data': writeMyData,
  'person.data-end': endMyData,
} satisfies SliceJobs
