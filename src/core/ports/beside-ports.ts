import type { Charters } from './charters.ts'
import type { PersonalPorts } from './personal-data.ts'
import type { RetentionPorts } from './retention-stores.ts'

/** Beside the work itself: what is known of a person and how long, and what the authority looks like. */
export type BesidePorts = PersonalPorts & RetentionPorts & { charters: Charters }
