import type { AudienceCheck } from './audience.ts'

/** Teams counts requests: a first contact costs two, create then send. */
const requestsOfFirstContact = 2
/** The pace never goes over this, whatever is configured: late timers make 50 of it. */
const mostPerSecond = 47.7
/**
 * Departures are spaced by this factor more than the pace asks, so that even those that leave a little late keep within
 * the pace in any second.
 */
const spacing = 1.02
/** Time before the first run begins, and until the last run has seen that nobody is left. */
const aroundMs = 1_500
/** Its first half-second is gentler: the connections are opened then. */
const gentleShare = 0.8

type Counts = Pick<AudienceCheck, 'reachable' | 'notInstalled' | 'optedOut'>

/** How long sending takes, in ms. A person who blocked Mary, has no Teams or opted out costs no request. */
export function honestDuration(
  check: Counts,
  { perSecond, mandatory }: { perSecond: number; mandatory: boolean },
): number {
  const spared = mandatory ? 0 : Math.min(check.optedOut, check.reachable)
  return durationOfRequests(check.reachable - spared + requestsOfFirstContact * check.notInstalled, perSecond)
}

/** So many requests one after the other, in ms. */
export function durationOfRequests(requests: number, perSecond: number): number {
  if (requests === 0) return 0
  const pace = Math.min(perSecond / spacing, mostPerSecond)
  const gentle = Math.min(requests, pace / 2)
  return aroundMs + Math.ceil(((gentle / gentleShare + requests - gentle) / pace) * 1000)
}
