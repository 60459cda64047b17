import type { DeliveryState, RefusedReason } from '../broadcasts/broadcast.ts'
import type { OtherChannel } from '../channels/channel.ts'
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

/** People in the ledgers of what was sent. `state` planned: all of them. */
export type ReachedGroup = {
  state: 'planned' | Exclude<DeliveryState, 'queued'>
  reason: RefusedReason | null
  people: number
}

/** The same of one department. */
export type DepartmentGroup = ReachedGroup & { department: string | null }

/** What a store counts of a period; nothing in it says anything of one person. */
export type Counted = {
  sent: SentGroup[]
  /** Posts that say they shall go somewhere else in the period: a plan, nothing that was sent. */
  planned: { channel: OtherChannel; posts: number }[]
  proposals: { received: number; retained: number; declined: number }
  passages: Passages
  reached: ReachedGroup[]
}
