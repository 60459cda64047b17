import { type Instant, msBetween } from '../time.ts'

/** Whoever means a day so far ahead mistyped the year, as a rule. */
const farthestMs = 366 * 24 * 60 * 60_000

export function isTooFar(at: Instant, now: Instant): boolean {
  return msBetween(now, at) > farthestMs
}
