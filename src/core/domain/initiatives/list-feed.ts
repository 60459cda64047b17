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
  /** The list's own id: another one once it was made anew. */
  listId?: string | null
}
export const listFeedId = 'initiatives'

/** `secret`: what each notification must bear. */
export type ListSubscription = { id: string; secret: string; expiresAt: Instant }

/** It is renewed so long before it ends: after an outage over a long week-end it is still there. */
export const renewalMs = 5 * 24 * 60 * 60_000

/** Notifications may be lost, so that the list is also read by the clock, so many times more seldom. */
const seldomWhenTold = 10

/**
 * After a subscription was made the list is read once more so soon: no notification told of changes between the last
 * reading and its making, and the first notifications may have reached a process that did not know its secret yet.
 */
export const settledMs = 15_000

/**
 * `everyMs`: how often the list is read where Graph does not tell of its changes. `before`: as it was at the beginning
 * of this reading.
 */
export function nextReadingMs(
  { subscription }: Pick<ListFeed, 'subscription'>,
  { before, now, everyMs }: { before: ListFeed['subscription']; now: Instant; everyMs: number },
): number {
  if (subscription !== null && subscription.id !== before?.id) return Math.min(everyMs, settledMs)
  return subscription !== null && subscription.expiresAt > now ? everyMs * seldomWhenTold : everyMs
}
