import type { Instant } from '../time.ts'

/** How far Mary has read the changes of the Microsoft List, and whether Graph tells her of them. One row. */
export type ListFeed = {
  id: typeof listFeedId
  version: number
  /** Where the next reading goes on, opaque; null: from the beginning. */
  token: string | null
  subscription: ListSubscription | null
  /** Graph did not grant one: it is not asked again before. */
  refusedUntil?: Instant | null
}
export const listFeedId = 'initiatives'

/** `secret`: what each notification must bear. */
export type ListSubscription = { id: string; secret: string; expiresAt: Instant }

/** It is renewed so long before it ends: whoever is down over a long week-end still finds it. */
export const renewalMs = 5 * 24 * 60 * 60_000

/** Notifications may be lost, so that the list is read with them, too: so many times more seldom. */
const seldomWhenTold = 10

/** `everyMs`: how often the list is read where Graph does not tell of its changes. */
export function nextReadingMs(
  { subscription }: Pick<ListFeed, 'subscription'>,
  { now, everyMs }: { now: Instant; everyMs: number },
): number {
  return subscription !== null && subscription.expiresAt > now ? everyMs * seldomWhenTold : everyMs
}
