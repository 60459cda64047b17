import type { Charters } from './charters.ts'
import type { PersonalPorts } from './personal-data.ts'

/** What stands beside the work itself: what is known of a person, and what the authority looks like. */
export type BesidePorts = PersonalPorts & { charters: Charters }
