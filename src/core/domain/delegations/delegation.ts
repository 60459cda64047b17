import type { Named } from '../actor.ts'
import type { Instant } from '../time.ts'

/** What it covers: these circuits, and the panels of these departments; both empty: everything. */
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
  /** Said by comms, who lent it for the approver. */
  reason: string | null
  /** Ended before its time, by the approver or by comms. */
  ended: { by: Named; at: Instant } | null
  createdBy: Named
  createdAt: Instant
}

/** When it is over, whether it was ended or ends by itself. */
export function endOf({ ended, until }: Pick<Delegation, 'ended' | 'until'>): Instant {
  return ended !== null && ended.at < until ? ended.at : until
}

/** Whether somebody stands in for the approver at that instant. */
export function isOpen(delegation: Pick<Delegation, 'since' | 'ended' | 'until'>, at: Instant): boolean {
  return delegation.since <= at && at < endOf(delegation)
}

/** Whoever lends a place for another is never the one who gets it. */
export function isForOneself({ to, createdBy }: Pick<Delegation, 'to' | 'createdBy'>): boolean {
  return createdBy.id === to.id
}
