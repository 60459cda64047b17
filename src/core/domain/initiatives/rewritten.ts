import { type Instant, later } from '../time.ts'

/** Whoever deletes many lines of the list deletes them within minutes: they are told of together. */
const togetherMs = 10 * 60_000

/** So many are told of one by one, each below its own card. */
export const fewLines = 3

/** How many of many a card names. */
export const namedLines = 5

/** When the time began in which all lines that are written again are told of together. */
export function togetherSince(now: Instant): Instant {
  return new Date(Math.floor(Date.parse(now) / togetherMs) * togetherMs).toISOString()
}

export function togetherUntil(since: Instant): Instant {
  return later(since, togetherMs)
}
