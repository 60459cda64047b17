import type { DeliveryState, RefusedReason } from '../broadcasts/broadcast.ts'
import type { OtherChannel } from '../channels/channel.ts'
import type { EventTally } from '../events/event.ts'
import type { Passages } from './delays.ts'

/** Posts of one kind that were first sent in a period, filed alike. `department`: that of whoever proposed it. */
export type SentGroup = {
  section: string | null
  department: string | null
  /** Departments that they touch besides. */
  touches: string[]
  isEvent: boolean
  posts: number
}

/** People in the ledgers of what was sent, of one department. `state` planned: all of them. */
export type ReachedGroup = {
  department: string | null
  state: 'planned' | Exclude<DeliveryState, 'queued'>
  reason: RefusedReason | null
  people: number
}

/** What a store counts of a period; nothing in it says anything of one person. */
export type Counted = {
  sent: SentGroup[]
  /** Posts that say they shall go somewhere else in the period: a plan, nothing that was sent. */
  planned: { channel: OtherChannel; posts: number }[]
  proposals: { received: number; retained: number; declined: number }
  passages: Passages
  reached: ReachedGroup[]
  /** What was said to the events that were sent. */
  answers: EventTally
}
