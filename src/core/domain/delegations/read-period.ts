import { instantOf, localDay } from '../working-time/local-time.ts'
import { nextDay } from '../working-time/next-day.ts'
import { isTooFar } from '../working-time/too-far.ts'
import { cleanText, isDay } from '../text.ts'
import type { Day, Instant } from '../time.ts'

export type Period = { since: Instant; until: Instant }
export type PeriodErrors = {
  since?: 'required' | 'not-a-day' | 'day-past'
  until?: 'required' | 'not-a-day' | 'day-past' | 'end-before-start' | 'too-long-lent'
}

/** Both days are within, by the authority's clock; of today, what is left of it. */
export function readPeriod(
  input: { since: unknown; until: unknown },
  now: Instant,
  timeZone: string,
): { period: Period | null; errors: PeriodErrors } {
  const [first, last] = [readDay(input.since), readDay(input.until)]
  const today = localDay(now, timeZone)
  const errors: PeriodErrors = {}
  if (first.day === null) errors.since = first.error
  else if (first.day < today) errors.since = 'day-past'
  if (last.day === null) errors.until = last.error
  else if (last.day < today) errors.until = 'day-past'
  else if (first.day && last.day < first.day) errors.until = 'end-before-start'
  if (!first.day || !last.day || errors.since || errors.until) return { period: null, errors }
  const start = instantOf(first.day, '00:00', timeZone)!
  const since = start < now ? now : start
  const until = instantOf(nextDay(last.day), '00:00', timeZone)!
  return isTooFar(until, since)
    ? { period: null, errors: { until: 'too-long-lent' } }
    : { period: { since, until }, errors }
}

function readDay(value: unknown): { day: Day; error: null } | { day: null; error: 'required' | 'not-a-day' } {
  const day = cleanText(value)
  if (day === '') return { day: null, error: 'required' }
  return isDay(day) ? { day, error: null } : { day: null, error: 'not-a-day' }
}
