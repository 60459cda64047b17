import type { Settings } from '../core/domain/settings.ts'
import type { NewspaperJobs } from '../core/newspaper-changes.ts'
import type { PersonalJobs } from '../core/personal-changes.ts'
import type { Ports } from '../core/ports.ts'
import type { RelayJobs } from '../core/relay-changes.ts'
import { endMyData } from '../core/use-cases/personal/my-data.ts'
import { writeMyData } from '../core/use-cases/personal/write-my-data.ts'
import { runErasure } from '../core/use-cases/personal/run-erasure.ts'
import { askRelays } from '../core/use-cases/relays/ask-relays.ts'
import { followRelays } from '../core/use-cases/relays/follow-relays.ts'
import { purgeRounds } from '../core/use-cases/relays/purge-rounds.ts'
import { remindRelays } from '../core/use-cases/relays/remind-relays.ts'
import { followEdition } from '../core/use-cases/newspapers/follow-edition.ts'
import { libraryEdition } from '../core/use-cases/newspapers/library-edition.ts'
import { mailEdition } from '../core/use-cases/newspapers/mail-edition.ts'
import { purgeEditions } from '../core/use-cases/newspapers/purge-editions.ts'
import { produceEdition } from '../core/use-cases/newspapers/produce-edition.ts'

type Apart = NewspaperJobs & PersonalJobs & RelayJobs

/** What the jobs of newspapers, of people’s own data and of sites do: a part of the one table of jobs. */
export function apartJobs(
  ports: Ports,
  settings: Settings,
): { [Name in keyof Apart]: (data: Apart[Name]) => Promise<void> } {
  return {
    'person.erase': data => runErasure(ports, data, settings),
    'person.data': data => writeMyData(ports, data),
    'person.data-end': data => endMyData(ports, data),
    'relays.ask': data => askRelays(ports, data, settings),
    'relays.follow': data => followRelays(ports, data, settings),
    'relays.remind': data => remindRelays(ports, data, settings),
    'relays.purge': () => purgeRounds(ports, settings),
    'edition.produce': data => produceEdition(ports, data, settings),
    'edition.follow': ({ id }) => followEdition(ports, id),
    'edition.library': data => libraryEdition(ports, data),
    'editions.purge': () => purgeEditions(ports, settings),
    'edition.mail': data => mailEdition(ports, data),
  }
}
