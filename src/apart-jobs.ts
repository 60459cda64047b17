import type { Settings } from './core/domain/settings.ts'
import type { NewspaperJobs } from './core/newspaper-changes.ts'
import type { PersonalJobs } from './core/personal-changes.ts'
import type { Ports } from './core/ports.ts'
import type { RelayJobs } from './core/relay-changes.ts'
import { editionJobs } from './edition-jobs.ts'
import { personalJobs } from './personal-jobs.ts'
import { relayJobs } from './relay-jobs.ts'

type Apart = NewspaperJobs & PersonalJobs & RelayJobs

/** Of the one table of jobs, the parts that are written down apart. */
export function apartJobs(
  ports: Ports,
  settings: Settings,
): { [Name in keyof Apart]: (data: Apart[Name]) => Promise<void> } {
  return { ...relayJobs(ports, settings), ...editionJobs(ports, settings), ...personalJobs(ports, settings) }
}
