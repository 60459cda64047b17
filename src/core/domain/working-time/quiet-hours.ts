import { Temporal } from 'temporal-polyfill'
import type { WorkingHours } from '../settings.ts'
import type { Instant } from '../time.ts'
import { instantOf, localDay, localTime } from './local-time.ts'

/**
 * Whether people should be left alone now: evenings and nights, week-ends, public holidays, by the authority's clock.
 */
export function quietHours(now: Instant, settings: WorkingHours): boolean {
  const hours = settings.quietHours
  if (hours === 'off') return false
  const { day, time, weekday } = localTime(now, settings.timeZone)
  if (weekday >= 6 || settings.isHoliday(day)) return true
  const overMidnight = hours.from > hours.to
  return overMidnight ? time >= hours.from || time < hours.to : time >= hours.from && time < hours.to
}

/** No run of week-ends and public holidays is longer. */
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
