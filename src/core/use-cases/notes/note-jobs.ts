import { endKeptFiles, keepFiles } from './keep-files.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const noteJobs = {
  'note.files': (ports, { id }) => keepFiles(ports, id),
  'note.files-end': (ports, { id }) => endKeptFiles(ports, id),
} satisfies SliceJobs
