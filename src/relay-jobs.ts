import type { Settings } from './core/domain/settings.ts'
import type { Ports } from './core/ports.ts'
import type { RelayJobs } from './core/relay-changes.ts'
import { askRelays } from './core/use-cases/relays/ask-relays.ts'
import { followRelays } from './core/use-cases/relays/follow-relays.ts'
import { purgeRounds } from './core/use-cases/relays/purge-rounds.ts'
import { remindRelays } from './core/use-cases/relays/remind-relays.ts'

/** What each job of sites does: a part of the one table of jobs. */
export function relayJobs(
  ports: Ports,
  settings: Settings,
): { [Name in keyof RelayJobs]: (data: RelayJobs[Name]) => Promise<void> } {
  return {
    'relays.ask': data => askRelays(ports, data, settings),
    'relays.follow': data => followRelays(ports, data, settings),
    'relays.remind': data => remindRelays(ports, data, settings),
    'relays.purge': () => purgeRounds(ports, settings),
  }
}
