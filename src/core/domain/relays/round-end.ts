import { hangsDays } from '../kept-days.ts'
import type { Settings } from '../settings.ts'
import type { Day } from '../time.ts'
import { daysLater, localDay } from '../working-time/local-time.ts'
import type { RelayRound } from './relay.ts'

/**
 * The last day on which sites are asked anything about it: the one that its words say, else so many days after its
 * newest poster. What an edition says of a last day is of its card, not of its copies.
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
