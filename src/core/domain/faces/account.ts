import type { Instant } from '../time.ts'
import type { DeliveryReport } from '../broadcasts/broadcast.ts'
import type { BroadcastSeen } from './broadcast-seen.ts'

/** A person who has to be told by another way; nobody reads by name why Mary could not reach them. */
export type ToReach = { name: string; mail: string | null; department: string | null; state: 'refused' | 'unknown' }

/** All that the exported report says of a broadcast. */
export type Account = BroadcastSeen & { report: DeliveryReport; toReach: ToReach[]; at: Instant }
