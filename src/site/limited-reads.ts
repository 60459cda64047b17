import { perSecond } from '../timing/per-second.ts'

/** Each reads some rows. So many of each kind. */
const readsPerSecond = 30
/** Of at most as many articles it is remembered that they were found. */
const foundMost = 5_000

export type LimitedReads = {
  /** Whether one more may be read in this second. `postId` null: feeds and events. */
  may(postId: string | null): boolean
  /** There is such an article. */
  found(postId: string): void
}

/**
 * Feeds, articles that were found once, and all other addresses are counted apart: made-up addresses take nothing from
 * readers of existing articles. `now`: milliseconds that never go back.
 */
export function limitedReads(now: () => number): LimitedReads {
  const [feeds, articles, others] = [
    perSecond(readsPerSecond, now),
    perSecond(readsPerSecond, now),
    perSecond(readsPerSecond, now),
  ]
  const known = new Set<string>()
  return {
    may: postId => (postId === null ? feeds() : known.has(postId) ? articles() : others()),
    found: postId => {
      known.delete(postId)
      if (known.size >= foundMost) known.delete(known.values().next().value ?? '')
      known.add(postId)
    },
  }
}
