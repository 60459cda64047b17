import type { Settings } from './core/domain/settings.ts'
import type { PersonalJobs } from './core/personal-changes.ts'
import type { Ports } from './core/ports.ts'
import { endMyData } from './core/use-cases/personal/my-data.ts'
import { writeMyData } from './core/use-cases/personal/write-my-data.ts'
import { runErasure } from './core/use-cases/personal/run-erasure.ts'

/** What each job about people’s own data does: a part of the one table of jobs. */
export function personalJobs(
  ports: Ports,
  settings: Settings,
): { [Name in keyof PersonalJobs]: (data: PersonalJobs[Name]) => Promise<void> } {
  return {
    'person.erase': data => runErasure(ports, data, settings),
    'person.data': data => writeMyData(ports, data),
    'person.data-end': data => endMyData(ports, data),
  }
}
