import { type Instant, later, msBetween } from '../time.ts'

const firstMs = 15_000
const mostMs = 60 * 60_000
/** After so long a person has to say what became of a release of which its network told nothing. */
const lookedForMs = 7 * 24 * 60 * 60_000
const tellAfterMs = 15 * 60_000
/** After so long a release that is late does not leave by itself: a person has to want it again. */
const missedMs = 60 * 60_000

/** When a network without a clear answer is asked again: soon at first, each hour in the end. Null: no more. */
export function nextLookMs(silentSince: Instant, now: Instant): number | null {
  const silentMs = msBetween(silentSince, now)
  if (silentMs > lookedForMs) return null
  return Math.min(mostMs, Math.max(firstMs, silentMs / 4))
}

/** Whether comms should know by now that a network gives no clear answer. */
export function isLongSilent(silentSince: Instant, now: Instant): boolean {
  return msBetween(silentSince, now) >= tellAfterMs
}

/** When comms should know it. */
export function longSilentAt(silentSince: Instant): Instant {
  return later(silentSince, tellAfterMs)
}

/** Whether its time passed so long ago that a person is asked. */
export function isMissedBy(at: Instant, now: Instant): boolean {
  return msBetween(at, now) > missedMs
}
