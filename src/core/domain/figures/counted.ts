import type { DeliveryState, RefusedReason } from '../broadcasts/broadcast.ts'
import type { Channel } from '../channels/channel.ts'
import type { ReleaseState } from '../releases/release.ts'
import type { Passages } from './delays.ts'

/**
 * Posts of one kind that were first sent in a period and have the same section and departments. `department`: that of
 * the author of the proposal.
 */
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
  /**
   * By channel: posts that left in the period, should have, or will; of Teams those that have not left yet. `state`
   * null: planned, and not approved.
   */
  channels: { channel: Channel; state: ReleaseState | null; posts: number }[]
  proposals: { received: number; retained: number; declined: number }
  passages: Passages
  reached: ReachedGroup[]
}
