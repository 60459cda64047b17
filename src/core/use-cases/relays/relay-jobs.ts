import { askRelays } from './ask-relays.ts'
import { followRelays } from './follow-relays.ts'
import { purgeRounds } from './purge-rounds.ts'
import { remindRelays } from './remind-relays.ts'
import type { SliceJobs } from '../slice-jobs.ts'

export const relayJobs = {
  'relays.ask': askRelays,
  'relays.follow': followRelays,
  'relays.remind': remindRelays,
  'relays.purge': { standing: (ports, _, settings) => purgeRounds(ports, settings) },
} satisfies SliceJobs
