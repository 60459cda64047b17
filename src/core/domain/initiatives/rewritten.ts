import { type Instant, later } from '../time.ts'

/** A person who deletes many lines of the list does so within minutes: these lines are told of together. */
const togetherMs = 10 * 60_000

/** So many lines are told of one by one, each below its own card. */
export const fewLines = 3

/** So many lines a card names, of those told of together. */
export const namedLines = 5

/** When the time began in which all lines that are written again are told of together. */
export function togetherSince(now: Instant): Instant {
  return new Date(Math.floor(Date.parse(now) / togetherMs) * togetherMs).toISOString()
}

export function togetherUntil(since: Instant): Instant {
  return later(since, togetherMs)
}
