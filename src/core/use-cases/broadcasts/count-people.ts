import type { AudienceCheck } from '../../domain/audiences/audience.ts'
import { checkAudience, type CheckNeeds } from '../audiences/check-audience.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { type Instant, msBetween } from '../../domain/time.ts'

export type CountNeeds = CheckNeeds
/** How long a count is valid for a confirmation. */
const countedMs = 10 * 60_000

type When = { at: Instant; timeZone: string }

/** How many people it reaches now: for new cards the audience, else everybody who holds a card that it changes. */
export async function countPeople(
  ports: CountNeeds,
  broadcast: Broadcast,
  { at, timeZone }: When,
): Promise<AudienceCheck & { at: Instant }> {
  if (broadcast.targetId === null)
    return { ...(await checkAudience(ports, broadcast.audience, { now: at, timeZone })), at }
  const { counts } = await ports.deliveries.report(broadcast.targetId)
  const people = counts.delivered
  return {
    people,
    reachable: people,
    notInstalled: 0,
    blocked: 0,
    noTeams: 0,
    withoutDepartment: 0,
    optedOut: 0,
    guests: 0,
    shared: 0,
    oftenThisWeek: 0,
    sinceLast: null,
    at,
  }
}

/** An older question would name a number that has changed. */
export function isFresh(check: Broadcast['check'], now: Instant): check is NonNullable<Broadcast['check']> {
  return check !== null && msBetween(check.at, now) <= countedMs
}
