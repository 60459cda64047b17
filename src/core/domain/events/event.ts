import type { PersonId } from '../actor.ts'
import type { Broadcast, ClaimedDelivery, MovedDetail } from '../broadcasts/broadcast.ts'
import type { CardOf } from '../placements/placed-card.ts'
import type { EventDetails, Post } from '../posts/post.ts'
import type { Settings } from '../settings.ts'
import type { Day, Instant } from '../time.ts'
import { localDay } from '../working-time/local-time.ts'

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

/** What is true of an event now: of a correction from its first card on, though others still show the words before. */
export type EventNow = {
  post: Post
  title: string
  details: EventDetails
  /** From this day on its cards say that it is over; null: never. */
  expiresOn: Day | null
  /** Given up, or its cards are being taken back. */
  cancelled: boolean
}

/** An event as one person who received it stands to it. */
export type EventSeen = EventNow & {
  /** That brought it, with the words that are true now. */
  broadcast: Broadcast
  /** What changed its cards, newest first. */
  changing: Broadcast[]
  /** Of those words, when they are not the first. */
  correctedAt: Instant | null
  /** Since when its cards say that it is over. */
  expiredOn: Day | null
  delivery: ClaimedDelivery
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

/** Whether somebody counts on coming, at once or as soon as a place is free. */
export function isRegistered(answer: EventAnswer | null): boolean {
  return answer?.answer === 'yes' || answer?.answer === 'waiting'
}

/** Until the end of its day, by the authority's clock, or until its cards say that they are over. */
export function eventState(
  { cancelled, details, expiresOn }: Pick<EventNow, 'cancelled' | 'details' | 'expiresOn'>,
  now: Instant,
  { timeZone }: Pick<Settings, 'timeZone'>,
): EventState {
  if (cancelled) return 'cancelled'
  const today = localDay(now, timeZone)
  return today > details.date || (expiresOn !== null && today >= expiresOn) ? 'over' : 'open'
}

/** Null where there is no limit. */
export function placesLeft({ details, places }: EventSeen): number | null {
  return details.capacity === null ? null : Math.max(0, details.capacity - places.taken)
}

/** From 1; 0 for who does not wait. */
export function rankOf({ places, delivery }: EventSeen): number {
  return places.waiting.indexOf(delivery.person) + 1
}

/** To whoever is registered, that the correction or the removal changes what they count on. */
export function tellingCard(
  { id: broadcastId, kind }: Pick<Broadcast, 'id' | 'kind'>,
  person: PersonId,
): CardOf<'moved' | 'cancelled'> {
  return { card: kind === 'take-back' ? 'cancelled' : 'moved', broadcastId, person }
}

/** What a change has to tell; null: nothing that anybody counts on. */
export function tells({ kind, moved = [] }: Pick<Broadcast, 'kind' | 'moved'>): 'cancelled' | MovedDetail[] | null {
  if (kind === 'take-back') return 'cancelled'
  return kind === 'correct' && moved.length > 0 ? moved : null
}

type Answer = EventAnswer['answer']
/** `promoted`: who waited first, and has the place that became free. */
export type Moved = { answer: Answer; places: Pick<EventPlaces, 'taken' | 'waiting'>; promoted: PersonId | null }

/** What an answer makes of the places; `before`: what this person said until now. Nobody overtakes who waits. */
export function movePlaces(
  { taken, waiting }: Pick<EventPlaces, 'taken' | 'waiting'>,
  person: PersonId,
  { before, wants, capacity }: { before: Answer | null; wants: 'yes' | 'no'; capacity: number | null },
): Moved {
  if (wants === 'yes') {
    if (capacity === null || (taken < capacity && waiting.length === 0))
      return { answer: 'yes', places: { taken: taken + 1, waiting }, promoted: null }
    return { answer: 'waiting', places: { taken, waiting: [...waiting, person] }, promoted: null }
  }
  const others = waiting.filter(one => one !== person)
  if (before !== 'yes') return { answer: 'no', places: { taken, waiting: others }, promoted: null }
  // A correction may have left fewer places than are taken.
  if (capacity !== null && taken > capacity)
    return { answer: 'no', places: { taken: taken - 1, waiting: others }, promoted: null }
  const [promoted = null, ...rest] = others
  return { answer: 'no', places: { taken: promoted === null ? taken - 1 : taken, waiting: rest }, promoted }
}
