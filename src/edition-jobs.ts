import type { Settings } from './core/domain/settings.ts'
import type { NewspaperJobs } from './core/newspaper-changes.ts'
import type { Ports } from './core/ports.ts'
import { followEdition } from './core/use-cases/newspapers/follow-edition.ts'
import { libraryEdition } from './core/use-cases/newspapers/library-edition.ts'
import { mailEdition } from './core/use-cases/newspapers/mail-edition.ts'
import { purgeEditions } from './core/use-cases/newspapers/purge-editions.ts'
import { produceEdition } from './core/use-cases/newspapers/produce-edition.ts'

/** What each job of editions does: a part of the one table of jobs. */
export function editionJobs(
  ports: Ports,
  settings: Settings,
): { [Name in keyof NewspaperJobs]: (data: NewspaperJobs[Name]) => Promise<void> } {
  return {
    'edition.produce': data => produceEdition(ports, data, settings),
    'edition.follow': ({ id }) => followEdition(ports, id),
    'edition.library': data => libraryEdition(ports, data),
    'editions.purge': () => purgeEditions(ports, settings),
    'edition.mail': data => mailEdition(ports, data),
  }
}
