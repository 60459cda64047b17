import type { PersonId } from '../actor.ts'
import type { Broadcast, Delivery } from '../broadcasts/broadcast.ts'
import { localDay } from '../calendar/local-time.ts'
import type { EventDetails, Post } from '../posts/post.ts'
import type { Settings } from '../settings.ts'
import type { Instant } from '../time.ts'

/** What somebody said to an event: one row a post and person. `waiting`: yes, when it was full. */
export type EventAnswer = {
  /** `<postId>:<personId>` */
  id: string
  version: number
  postId: string
  person: PersonId
  answer: 'yes' | 'no' | 'waiting'
  at: Instant
}

/**
 * The places of an event that has a limit: whoever takes or leaves one moves this row, so that the last is taken once.
 */
export type EventPlaces = {
  /** Of the post. */
  id: string
  version: number
  taken: number
  /** In the order in which they came. */
  waiting: PersonId[]
}

/** How many said what. */
export type EventTally = Record<EventAnswer['answer'], number>

/** What comms sees of the answers; `capacity` null = no limit. */
export type EventFigures = { capacity: number | null; tally: EventTally }

/** An event as one person who received it stands to it. */
export type EventSeen = {
  post: Post
  details: EventDetails
  /** That brought it, with the words that stand on the cards now. */
  broadcast: Broadcast
  /** Of those words, when they are not the first. */
  correctedAt: Instant | null
  delivery: Delivery
  answer: EventAnswer | null
  places: EventPlaces
}

export type EventState = 'open' | 'over' | 'cancelled'

export function answerId(postId: string, person: PersonId): string {
  return `${postId}:${person}`
}

/** The next version of what somebody says. */
export function answered(before: EventAnswer | null, said: Omit<EventAnswer, 'id' | 'version'>): EventAnswer {
  return { ...said, id: answerId(said.postId, said.person), version: (before?.version ?? 0) + 1 }
}

export function isCancelled({ post }: Pick<EventSeen, 'post'>): boolean {
  return post.state === 'cancelled' || post.state === 'taken-back'
}

/** Until the end of its day, by the authority's clock, or until its cards say that they are over. */
export function eventState(
  event: Pick<EventSeen, 'post' | 'details'>,
  now: Instant,
  { timeZone }: Pick<Settings, 'timeZone'>,
): EventState {
  if (isCancelled(event)) return 'cancelled'
  const today = localDay(now, timeZone)
  const { expiresOn } = event.post.correcting ?? event.post
  return today > event.details.date || (expiresOn !== null && today >= expiresOn) ? 'over' : 'open'
}

/** Null where there is no limit. */
export function placesLeft({ details, places }: EventSeen): number | null {
  return details.capacity === null ? null : Math.max(0, details.capacity - places.taken)
}

/** From 1; 0 for who does not wait. */
export function rankOf({ places, delivery }: EventSeen): number {
  return places.waiting.indexOf(delivery.person) + 1
}
