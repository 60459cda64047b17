import { hangsDays } from '../kept-days.ts'
import type { Settings } from '../settings.ts'
import type { Day } from '../time.ts'
import { daysLater, localDay } from '../working-time/local-time.ts'
import type { RelayRound } from './relay.ts'

/**
 * The last day on which sites are asked about it: its own last day, else so many days after its newest poster. The last
 * day of an edition counts for its card, not for its printed copies.
 */
export function lastDayOf(
  {
    until,
    edition,
    asked,
    leavesAt,
    renewedAt,
  }: Pick<RelayRound, 'until' | 'edition' | 'asked' | 'leavesAt' | 'renewedAt'>,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Day {
  return until === null || edition
    ? daysLater(localDay(renewedAt ?? leavesAt ?? asked.at, timeZone), { days: hangsDays })
    : until
}
