import type { Settings } from './core/domain/settings.ts'
import type { Ports } from './core/ports.ts'
import type { RetentionJobs } from './core/retention-changes.ts'
import { purgeEachNight } from './core/use-cases/retention/purge.ts'

/** What each job of retention does: a part of the one table of jobs. */
export function retentionJobs(
  ports: Ports,
  settings: Settings,
): { [Name in keyof RetentionJobs]: (data: RetentionJobs[Name]) => Promise<void> } {
  return {
    'retention.purge': () => purgeEachNight(ports, settings),
  }
}
