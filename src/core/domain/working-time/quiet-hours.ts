import type { WorkingHours } from '../settings.ts'
import type { Instant } from '../time.ts'
import { localTime } from './local-time.ts'

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
