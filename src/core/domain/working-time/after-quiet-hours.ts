import { Temporal } from 'temporal-polyfill'
import type { WorkingHours } from '../settings.ts'
import type { Instant } from '../time.ts'
import { instantOf, localDay } from './local-time.ts'
import { quietHours } from './quiet-hours.ts'

/** No row of week-ends and public holidays is longer. */
const daysAhead = 10

/** Now, or when people may next be disturbed. */
export function afterQuietHours(now: Instant, settings: WorkingHours): Instant {
  const { quietHours: hours, timeZone } = settings
  if (hours === 'off' || !quietHours(now, settings)) return now
  const today = Temporal.PlainDate.from(localDay(now, timeZone))
  for (let days = 0; days < daysAhead; days++) {
    const at = instantOf(today.add({ days }).toString(), hours.to, timeZone)
    if (at !== null && at > now && !quietHours(at, settings)) return at
  }
  return now
}
