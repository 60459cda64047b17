import { followHolders } from './follow-holders.ts'
import { followPeople } from './follow-people.ts'
import { readDirectory } from '../people/read-directory.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const directoryJobs = {
  'directory.read': {
    standing: async (ports, _, settings) => {
      await followHolders(ports, settings)
      await readDirectory(ports, settings)
    },
  },
  'directory.follow': (ports, _, settings) => followPeople(ports, settings),
} satisfies SliceJobs
