import { instantOf } from '../working-time/local-time.ts'
import { isTooFar } from '../working-time/too-far.ts'
import { cleanText, isDay, isTime } from '../text.ts'
import type { Instant } from '../time.ts'

export type ScheduleErrors = {
  date?: 'required' | 'not-a-day' | 'slot-past' | 'too-far' | 'event-over' | 'expired'
  time?: 'required' | 'not-a-time'
}

/** A day and a time as typed, by the authority's clock; ahead of now, be it by a minute. */
export function readTime(
  input: { date: unknown; time: unknown },
  now: Instant,
  timeZone: string,
): Instant | ScheduleErrors {
  const date = cleanText(input.date)
  const time = cleanText(input.time)
  const errors: ScheduleErrors = {}
  if (!isDay(date)) errors.date = date === '' ? 'required' : 'not-a-day'
  if (!isTime(time)) errors.time = time === '' ? 'required' : 'not-a-time'
  const at = instantOf(date, time, timeZone)
  if (at === null) return errors
  if (at <= now) return { date: 'slot-past' }
  return isTooFar(at, now) ? { date: 'too-far' } : at
}
