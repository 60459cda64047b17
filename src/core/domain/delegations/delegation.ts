import type { Named, PersonId } from '../actor.ts'
import { cleanText, isDay } from '../text.ts'
import type { Day, Instant } from '../time.ts'
import { instantOf, isTooFar, localDay, nextDay } from '../working-time/local-time.ts'

/** What it covers: these circuits, and the panels of these departments; both empty: everything. */
export type DelegationScope = { circuits: { id: string; name: string }[]; departments: string[] }

/** An approver's place in panels, lent for a time. It ends by itself; a stand-in cannot lend it on. */
export type Delegation = {
  id: string
  version: number
  from: Named
  to: Named
  since: Instant
  until: Instant
  scope: DelegationScope
  /** The reason that comms gave, where comms lent the place for the approver. */
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

/** Whether the delegation is in force at that instant. */
export function isOpen(delegation: Pick<Delegation, 'since' | 'ended' | 'until'>, at: Instant): boolean {
  return delegation.since <= at && at < endOf(delegation)
}

/** Everybody who lent this approver's place: none of them may ever hold it. */
export function lendersOf(delegations: readonly Delegation[], approver: PersonId): Set<PersonId> {
  const lent = delegations.filter(({ from, createdBy }) => from.id === approver && createdBy.id !== approver)
  return new Set(lent.map(({ createdBy }) => createdBy.id))
}

export type Period = { since: Instant; until: Instant }
export type PeriodErrors = {
  since?: 'required' | 'not-a-day' | 'day-past'
  until?: 'required' | 'not-a-day' | 'day-past' | 'end-before-start' | 'too-long-lent'
}

/** Both days count as whole, by the authority's clock; of today, what is left of it. */
export function readPeriod(
  input: { since: unknown; until: unknown },
  now: Instant,
  timeZone: string,
): { period: Period | null; errors: PeriodErrors } {
  const [first, last] = [readDay(input.since), readDay(input.until)]
  const today = localDay(now, timeZone)
  const errors: PeriodErrors = {}
  if (first.day === null) errors.since = first.error
  else if (first.day < today) errors.since = 'day-past'
  if (last.day === null) errors.until = last.error
  else if (last.day < today) errors.until = 'day-past'
  else if (first.day && last.day < first.day) errors.until = 'end-before-start'
  if (!first.day || !last.day || errors.since || errors.until) return { period: null, errors }
  const start = instantOf(first.day, '00:00', timeZone)!
  const since = start < now ? now : start
  const until = instantOf(nextDay(last.day), '00:00', timeZone)!
  return isTooFar(until, since)
    ? { period: null, errors: { until: 'too-long-lent' } }
    : { period: { since, until }, errors }
}

function readDay(value: unknown): { day: Day; error: null } | { day: null; error: 'required' | 'not-a-day' } {
  const day = cleanText(value)
  if (day === '') return { day: null, error: 'required' }
  return isDay(day) ? { day, error: null } : { day: null, error: 'not-a-day' }
}
