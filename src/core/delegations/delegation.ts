import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'

/** What it covers; both empty: everything. */
export type DelegationScope = { circuits: { id: string; name: string }[]; departments: string[] }

/** An approver's place, lent for a time. It ends by itself; a stand-in lends no place on. */
export type Delegation = {
  id: string
  version: number
  from: Named
  to: Named
  since: Instant
  until: Instant
  scope: DelegationScope
  /** Ended before its time, by the approver or by comms. */
  ended: { by: Named; at: Instant } | null
  createdBy: Named
  createdAt: Instant
}
