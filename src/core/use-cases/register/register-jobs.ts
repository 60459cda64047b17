import { writeRegister } from './write-register.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const registerJobs = {
  'register.write': writeRegister,
} satisfies SliceJobs
