import { afterQuietHours } from '../working-time/quiet-hours.ts'
import { instantOf, localDay } from '../working-time/local-time.ts'
import type { Settings, WorkingHours } from '../settings.ts'
import type { Day, Instant } from '../time.ts'
import type { Broadcast } from './broadcast.ts'

/** A little after midnight: a clock that is a moment early has not changed the day. */
const expiredAt = '00:05'

/** When cards say that they are over: on that day by the authority's clock, once people may be disturbed. */
export function expiryAt(day: Day, settings: WorkingHours): Instant | null {
  const at = instantOf(day, expiredAt, settings.timeZone)
  return at === null ? null : afterQuietHours(at, settings)
}

/** `expiresOn`: of the broadcast whose words the cards show. */
export function isExpired(
  { expiresOn }: Pick<Broadcast, 'expiresOn'>,
  now: Instant,
  { timeZone }: Pick<Settings, 'timeZone'>,
): boolean {
  return expiresOn !== null && localDay(now, timeZone) >= expiresOn
}
