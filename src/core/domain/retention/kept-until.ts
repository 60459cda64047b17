import type { Settings } from '../settings.ts'
import type { Instant } from '../time.ts'
import { daysLater, instantOf, localDay } from '../working-time/local-time.ts'

/** Rows counted from before this instant were kept for so many days: whole days, by the authority's clock. */
export function keptSince(days: number, now: Instant, { timeZone }: Pick<Settings, 'timeZone'>): Instant {
  return instantOf(daysLater(localDay(now, timeZone), { days: -days }), '00:00', timeZone)!
}
