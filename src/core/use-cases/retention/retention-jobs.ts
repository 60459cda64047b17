import { endProposalFiles } from './end-proposal-files.ts'
import { listArchives, writeArchiveTable } from './list-archives.ts'
import { purgeArchives } from './purge-archives.ts'
import { purgeEachNight } from './purge.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const retentionJobs = {
  'retention.purge': {
    standing: async (ports, _, settings) => {
      // What the archivist is asked may fail on its own: the night was purged by then, and the next one is asked for.
      await purgeEachNight(ports, settings)
      await listArchives(ports, settings)
    },
  },
  'proposal.files-end': endProposalFiles,
  'archive.table': (ports, { id }) => writeArchiveTable(ports, id),
  'archive.purge': (ports, { id }) => purgeArchives(ports, id),
} satisfies SliceJobs
