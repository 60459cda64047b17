import { type Change, refresh } from '../../change.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import { isAhead } from '../../domain/relays/relay-state.ts'
import { lastDayOf } from '../../domain/relays/round-end.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { clockSkewMs, type Instant, later } from '../../domain/time.ts'
import { instantOf, nextDay } from '../../domain/working-time/local-time.ts'
import { afterQuietHours } from '../../domain/working-time/quiet-hours.ts'
import { workingTime } from '../../domain/working-time/working-time.ts'

/** For each version of the poster. */
const remindersMost = 2
const urgentEveryMs = 20 * 60_000

/** When cards that leave now, or at their time, may ring; null: at once. An emergency rings at any hour. */
export function whenCalm(
  round: Pick<RelayRound, 'urgent' | 'leavesAt'>,
  at: Instant,
  settings: WorkingHours,
): Instant | null {
  const from = isAhead(round, at) ? round.leavesAt! : at
  const calm = round.urgent ? from : afterQuietHours(from, settings)
  return calm > from ? calm : null
}

/** The round whose cards leave now, or at its time. */
export function ringing({ ringsAt: _, ...round }: RelayRound, at: Instant, settings: WorkingHours): RelayRound {
  const ringsAt = whenCalm(round, at, settings)
  return ringsAt === null ? round : { ...round, ringsAt }
}

/** The jobs once the sites are asked for a poster: their cards, two reminders, and the day on which it is over. */
export function roundJobs(round: RelayRound, at: Instant, settings: WorkingHours): Change[] {
  const { id, poster, broadcastId, leavesAt } = round
  // A new version of the poster comes after that time.
  const ahead = isAhead(round, at) ? leavesAt : null
  const from = ahead ?? at
  const time = workingTime(settings)
  const reminders = Array.from({ length: remindersMost }, (_, nth): Change => {
    const data = { id, poster, nth }
    return round.urgent
      ? { job: 'relays.remind', data, inMs: urgentEveryMs * (nth + 1) }
      : { job: 'relays.remind', data, at: time.daysAfter(from, nth + 1) }
  })
  return [
    { job: 'relays.ask', data: { id }, ...(ahead !== null && { at: ahead }) },
    ...reminders,
    ...overJob(round, settings),
    refresh({ card: 'broadcast', broadcastId }),
    // It says until when the cards wait, and no longer than that by any clock.
    ...(round.ringsAt === undefined
      ? []
      : [refresh({ card: 'broadcast', broadcastId }, later(round.ringsAt, clockSkewMs))]),
  ]
}

/** The day after the last one on which it hangs. */
export function overJob(round: RelayRound, settings: WorkingHours): Change[] {
  const at = instantOf(nextDay(lastDayOf(round, settings)), '00:00', settings.timeZone)!
  return [{ job: 'relays.follow', data: { broadcastId: round.broadcastId }, at }]
}
