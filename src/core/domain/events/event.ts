import type { Named, PersonId } from '../actor.ts'
import type { Broadcast, CardRemark, ClaimedDelivery, MovedDetail } from '../broadcasts/broadcast.ts'
import type { CardOf } from '../placements/placed-card.ts'
import type { EventDetails, EventSession, Post } from '../posts/post.ts'
import type { Settings } from '../settings.ts'
import type { Day, Instant } from '../time.ts'
import { localDay } from '../working-time/local-time.ts'
import { isRoomFull, nobodyYet, type Room, type Rooms, type Said, type Standing } from './places.ts'

/** What somebody said to an event: one row a post and person. */
export type EventAnswer = {
  /** `<postId>:<personId>` */
  id: string
  version: number
  postId: string
  person: PersonId
  answer: Said
  /** Whom they bring along, or would. Absent: nobody. */
  guests?: number
  /** The session that they take, or wait for. Absent: the event has none. */
  session?: string
  /** What they said to its questions, by question. */
  replies?: Record<string, string>
  /** Who answered in their name, as they had agreed to; absent: they did, or left since. */
  by?: Named
  /** The event was put off since, and they have not said again whether they come: their place is kept. */
  asked?: true
  at: Instant
}

/** Of an event, or of one of its sessions: whoever takes or leaves a place moves this row: the last is taken once. */
export type EventPlaces = Room & {
  /** Of the post; of a session `<postId>/<sessionId>`. */
  id: string
  version: number
}

/** How many said what. */
export type EventTally = Record<Said, number>

/** What comms sees of the answers; `capacity` null = no limit. */
export type EventFigures = { capacity: number | null; tally: EventTally }

/** What is true of an event now: of a correction from its first card on, though others still show the words before. */
export type EventNow = {
  post: Post
  title: string
  details: EventDetails
  /** From this day on its cards say that it is over; null: never. */
  expiresOn: Day | null
  /** Called off, for that `reason`, or its cards are being taken back. */
  cancelled: boolean
  reason?: string
  /** Its cards are taken from everybody, or were. */
  takenBack?: true
  /** Since when its cards say that it is put off: who answered before is asked anew. Absent: it never was. */
  putOffAt?: Instant
  /** Which sessions corrections took out, as they were; absent: none, or nobody knows any more. */
  oldSessions?: EventSession[]
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
  /** What its cards say of it, whoever reads them. */
  remark: CardRemark | null
  delivery: ClaimedDelivery
  answer: EventAnswer | null
  /** By session; '' where there is none. */
  places: ReadonlyMap<string, EventPlaces>
}

/** `closed`: whoever comes may still say that they do not. */
export type EventState = 'open' | 'closed' | 'over' | 'cancelled'

/** Whether it is still to come, be it that nobody new may register. */
export function isAhead(state: EventState): boolean {
  return state === 'open' || state === 'closed'
}

export function placesId(postId: string, session: string): string {
  return session === '' ? postId : `${postId}/${session}`
}

/** The sessions of an event with how many each takes; '' for one without sessions. */
export function capacities({ sessions = [], capacity }: EventDetails): Map<string, number | null> {
  return new Map(sessions.length === 0 ? [['', capacity]] : sessions.map(one => [one.id, one.capacity]))
}

export function roomsOf({ details, places }: Pick<EventSeen, 'details' | 'places'>): Rooms {
  return new Map(
    [...capacities(details)].map(([session, capacity]) => {
      const { taken, waiting } = places.get(session) ?? nobodyYet
      return [session, { taken, waiting, capacity }]
    }),
  )
}

/**
 * Where somebody stands by what they said; who never said anything stands nowhere, nor does whose session is none any
 * more.
 */
export function standingOf(answer: EventAnswer | null, details: EventDetails): Standing | null {
  if (answer === null || hasLostSession(answer, details)) return null
  const counted = answer.answer === 'yes' || answer.answer === 'waiting'
  return { said: answer.answer, seats: counted ? 1 + (answer.guests ?? 0) : 0, session: answer.session ?? '' }
}

/** Whether somebody counts on coming to a session that a correction took away: they choose another one, or none. */
export function hasLostSession(answer: Pick<EventAnswer, 'answer' | 'session'>, details: EventDetails): boolean {
  return isRegistered(answer) && !capacities(details).has(answer.session ?? '')
}

export function answerId(postId: string, person: PersonId): string {
  return `${postId}:${person}`
}

/** The next version of what somebody says. */
export function answered(before: EventAnswer | null, said: Omit<EventAnswer, 'id' | 'version'>): EventAnswer {
  return { ...said, id: answerId(said.postId, said.person), version: (before?.version ?? 0) + 1 }
}

/** Whether somebody counts on coming, at once or as soon as a place is free. */
export function isRegistered(answer: Pick<EventAnswer, 'answer'> | null): boolean {
  return answer?.answer === 'yes' || answer?.answer === 'waiting'
}

/**
 * Until the end of its last day for answers, then of its day, by the authority's clock; its cards may say sooner that
 * they are over.
 */
export function eventState(
  { cancelled, details, expiresOn }: Pick<EventNow, 'cancelled' | 'details' | 'expiresOn'>,
  now: Instant,
  { timeZone }: Pick<Settings, 'timeZone'>,
): EventState {
  if (cancelled) return 'cancelled'
  const today = localDay(now, timeZone)
  if (today > details.date || (expiresOn !== null && today >= expiresOn)) return 'over'
  return details.closesOn !== undefined && today > details.closesOn ? 'closed' : 'open'
}

/** Of the session that somebody took, or of the only one; null where there is no limit. */
export function placesLeft(event: Pick<EventSeen, 'details' | 'places' | 'answer'>): number | null {
  const room = roomsOf(event).get(event.answer?.session ?? '')
  return room === undefined || room.capacity === null ? null : Math.max(0, room.capacity - room.taken)
}

/** From 1; 0 for who does not wait. */
export function rankOf({ places, answer, delivery }: Pick<EventSeen, 'places' | 'answer' | 'delivery'>): number {
  const { waiting } = places.get(answer?.session ?? '') ?? nobodyYet
  return waiting.findIndex(({ person }) => person === delivery.person) + 1
}

/** Whether nobody new has a place at once, in any session. */
export function isFull(event: Pick<EventSeen, 'details' | 'places'>): boolean {
  return [...roomsOf(event).values()].every(isRoomFull)
}

/** The sessions in which this person would wait, were they to choose them now. */
export function fullSessions(event: Pick<EventSeen, 'details' | 'places' | 'answer'>): ReadonlySet<string> {
  const { answer } = event
  const isOwn = (session: string) => answer?.answer === 'yes' && answer.session === session
  return new Set([...roomsOf(event)].flatMap(([id, room]) => (isRoomFull(room) && !isOwn(id) ? [id] : [])))
}

/** What its cards should say to everybody; null: nothing. What is over, or cancelled, is said otherwise. */
export function remarkOf(
  event: Pick<EventSeen, 'cancelled' | 'details' | 'expiresOn' | 'places'>,
  now: Instant,
  settings: Pick<Settings, 'timeZone'>,
): 'full' | 'closed' | null {
  return eventState(event, now, settings) === 'closed' ? 'closed' : isFull(event) ? 'full' : null
}

/** Whether it takes the event from whoever counted on it. */
export function endsEvent({ kind }: Pick<Broadcast, 'kind'>): boolean {
  return kind === 'take-back' || kind === 'call-off'
}

/** To whoever is registered, that the correction or the removal changes what they count on. */
export function tellingCard(
  { id: broadcastId, kind }: Pick<Broadcast, 'id' | 'kind'>,
  person: PersonId,
): CardOf<'moved' | 'cancelled'> {
  return { card: endsEvent({ kind }) ? 'cancelled' : 'moved', broadcastId, person }
}

/** What a change has to tell; null: nothing that anybody counts on. */
export function tells({ kind, moved = [] }: Pick<Broadcast, 'kind' | 'moved'>): 'cancelled' | MovedDetail[] | null {
  if (endsEvent({ kind })) return 'cancelled'
  return kind === 'correct' && moved.length > 0 ? moved : null
}
