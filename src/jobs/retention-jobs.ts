import type { Settings } from '../core/domain/settings.ts'
import type { Ports } from '../core/ports.ts'
import type { RetentionJobs } from '../core/retention-changes.ts'
import { endProposalFiles } from '../core/use-cases/retention/end-proposal-files.ts'
import { listArchives, writeArchiveTable } from '../core/use-cases/retention/list-archives.ts'
import { purgeArchives } from '../core/use-cases/retention/purge-archives.ts'
import { purgeEachNight } from '../core/use-cases/retention/purge.ts'

/** What each job of retention does: a part of the one table of jobs. */
export function retentionJobs(
  ports: Ports,
  settings: Settings,
): { [Name in keyof RetentionJobs]: (data: RetentionJobs[Name]) => Promise<void> } {
  return {
    'retention.purge': async () => {
      // What the archivist is asked may fail on its own: the night was purged by then, and the next one is asked for.
      await purgeEachNight(ports, settings)
      await listArchives(ports, settings)
    },
    'proposal.files-end': data => endProposalFiles(ports, data),
    'archive.table': ({ id }) => writeArchiveTable(ports, id),
    'archive.purge': ({ id }) => purgeArchives(ports, id),
  }
}
