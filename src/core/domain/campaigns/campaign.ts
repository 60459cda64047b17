import type { Named } from '../actor.ts'
import type { Channel } from '../channels/channel.ts'
import type { Reference } from '../reference.ts'
import type { Day, Instant } from '../time.ts'

export const campaignTitleMax = 120
export const aimMax = 300

/** Posts with one aim, over a period, on several channels. `from`, `to`: its first and its last day. */
export type Campaign = {
  id: string
  version: number
  reference: Reference
  title: string
  aim: string
  from: Day
  to: Day
  /** Their names in "Directions"; none: all of them. */
  departments: string[]
  owner: Named
  channels: Channel[]
  /** A closed one takes no more posts. */
  state: 'open' | 'closed'
  changedBy: Named
  changedAt: Instant
  createdAt: Instant
}
