import { nextWorkingDay } from '../working-time/working-time.ts'
import { instantOf, localTime } from '../working-time/local-time.ts'
import type { WorkingHours } from '../settings.ts'
import type { Instant } from '../time.ts'

/** The same time on the next working day, also within quiet hours: somebody chose that time. */
export function nextSlot(slot: Instant, now: Instant, settings: WorkingHours): Instant {
  const { time } = localTime(slot, settings.timeZone)
  const from = slot > now ? slot : now
  return instantOf(nextWorkingDay(localTime(from, settings.timeZone).day, settings), time, settings.timeZone) ?? from
}
