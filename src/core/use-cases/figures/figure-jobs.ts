import { forgetWorkbook } from './forget-workbook.ts'
import { writeWorkbook } from './write-workbook.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const figureJobs = {
  'figures.export': writeWorkbook,
  'workbook.forget': forgetWorkbook,
} satisfies SliceJobs
