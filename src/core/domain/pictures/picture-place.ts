import { type Instant, later } from '../time.ts'

/**
 * Where a picture is shown, each place with an address of its own. `draft`: where a post is shown before it is sent;
 * `card`: on the cards that people got; `site`: on the site; `release`: on the card for publishing by hand on a
 * network. `masthead`: on top of a newspaper; released versions of Mary gave every picture this one, and their cards
 * are out. `look`: on a card of one reader, for whom nothing is published yet: who is on it, and who asks them.
 * `until`: the minute at which it ends, since the epoch, to the base of 36.
 */
export type PicturePlace =
  | { on: 'draft' | 'card' | 'site' | 'release'; postId: string; id: string }
  | { on: 'masthead'; id: string }
  | { on: 'look'; until: string; id: string }

const minuteMs = 60_000

/** From `from` on for `ms`, whole minutes. */
export function lookPlace(id: string, from: Instant, ms: number): PicturePlace {
  return { on: 'look', id, until: Math.floor(Date.parse(later(from, ms)) / minuteMs).toString(36) }
}

export function isLookOver({ until }: { until: string }, now: Instant): boolean {
  return !(Number.parseInt(until, 36) * minuteMs > Date.parse(now))
}
