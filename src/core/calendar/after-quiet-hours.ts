import { Temporal } from 'temporal-polyfill'
import type { WorkingHours } from '../settings.ts'
import type { Instant } from '../time.ts'
import { instantOf, localDay } from './local-time.ts'
import { holidaysOf } from './public-holidays.ts'
import { quietHours } from './quiet-hours.ts'

/** No row of week-ends and public holidays is longer. */
const daysAhead = 10

/** Now, or when people may next be disturbed. */
export function afterQuietHours(now: Instant, settings: WorkingHours): Instant {
  const { quietHours: hours, timeZone } = settings
  const isHoliday = holidaysOf(settings.holidaysRegion)
  if (hours === 'off' || !quietHours(now, settings, isHoliday)) return now
  const today = Temporal.PlainDate.from(localDay(now, timeZone))
  for (let days = 0; days < daysAhead; days++) {
    const at = instantOf(today.add({ days }).toString(), hours.to, timeZone)
    if (at !== null && at > now && !quietHours(at, settings, isHoliday)) return at
  }
  return now
}
