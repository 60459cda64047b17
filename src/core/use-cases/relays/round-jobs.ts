import { type Change, refresh } from '../../change.ts'
import type { RelayRound } from '../../domain/relays/relay.ts'
import { lastDayOf } from '../../domain/relays/round-end.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Instant } from '../../domain/time.ts'
import { instantOf, nextDay } from '../../domain/working-time/local-time.ts'
import { workingTime } from '../../domain/working-time/working-time.ts'

/** For each poster. */
const remindersMost = 2
const urgentEveryMs = 20 * 60_000

/** What follows once the sites are asked for a poster: their cards, two reminders, and the day on which it is over. */
export function roundJobs(round: RelayRound, at: Instant, settings: WorkingHours): Change[] {
  const { id, poster, broadcastId, leavesAt } = round
  // Another poster comes after that moment.
  const ahead = leavesAt !== null && leavesAt > at ? leavesAt : null
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
  ]
}

/** The day after the last one on which it hangs. */
export function overJob(round: RelayRound, settings: WorkingHours): Change[] {
  const at = instantOf(nextDay(lastDayOf(round, settings)), '00:00', settings.timeZone)!
  return [{ job: 'relays.follow', data: { broadcastId: round.broadcastId }, at }]
}
