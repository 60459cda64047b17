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
  /** The session that they take or wait for. Absent: the event has none. */
  session?: string
  /** What they replied to its questions, by the id of each. */
  replies?: Record<string, string>
  /** The person who answered in their name, as they had agreed to; absent: themselves, or that person left. */
  by?: Named
  /** The event was put off since, and they have not said again whether they come: their place is kept. */
  asked?: true
  at: Instant
}

/** Of an event, or of one of its sessions: taking or leaving a place changes this row, so the last is taken once. */
export type EventPlaces = Room & {
  /** Of the post; of a session `<postId>/<sessionId>`. */
  id: string
  version: number
}

/** How many people gave each answer. */
export type EventTally = Record<Said, number>

/** What comms sees of the answers; `capacity` null = no limit. */
export type EventFigures = { capacity: number | null; tally: EventTally }

/**
 * What is true of an event now: the words of a correction count from its first card on, though other cards still show
 * the words before.
 */
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
  /** When its cards began to say that it is put off: people who answered before are asked anew. Absent: never. */
  putOffAt?: Instant
  /** The sessions that corrections took out, as they were; absent: none, or they are no longer known. */
  oldSessions?: EventSession[]
}

/** An event as it is for one person who received it. */
export type EventSeen = EventNow & {
  /** The broadcast that brought it to this person, with the words that are true now. */
  broadcast: Broadcast
  /** The broadcasts that changed its cards, newest first. */
  changing: Broadcast[]
  /** When those words were corrected; null: they are the first ones. */
  correctedAt: Instant | null
  /** Since when its cards say that it is over. */
  expiredOn: Day | null
  /** What its cards say of it to every reader. */
  remark: CardRemark | null
  delivery: ClaimedDelivery
  answer: EventAnswer | null
  /** By the id of the session; '' for an event without sessions. */
  places: ReadonlyMap<string, EventPlaces>
}

/** `closed`: people who come may still say that they do not. */
export type EventState = 'open' | 'closed' | 'over' | 'cancelled'

/** Whether the event is still to come, also where nobody new may register. */
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

/** What a person has by their answer; null: they did not answer, or their session was taken out. */
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

export function answered(before: EventAnswer | null, said: Omit<EventAnswer, 'id' | 'version'>): EventAnswer {
  return { ...said, id: answerId(said.postId, said.person), version: (before?.version ?? 0) + 1 }
}

/** Whether somebody counts on coming, at once or as soon as a place is free. */
export function isRegistered(answer: Pick<EventAnswer, 'answer'> | null): boolean {
  return answer?.answer === 'yes' || answer?.answer === 'waiting'
}

/**
 * Open until the end of its last day for answers, closed until the end of its day, by the authority's clock; its cards
 * may say sooner that they are over.
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

/** Places left in the session that a person took, or in an event without sessions; null: there is no limit. */
export function placesLeft(event: Pick<EventSeen, 'details' | 'places' | 'answer'>): number | null {
  const room = roomsOf(event).get(event.answer?.session ?? '')
  return room === undefined || room.capacity === null ? null : Math.max(0, room.capacity - room.taken)
}

/** From 1; 0 for a person who does not wait. */
export function rankOf({ places, answer, delivery }: Pick<EventSeen, 'places' | 'answer' | 'delivery'>): number {
  const { waiting } = places.get(answer?.session ?? '') ?? nobodyYet
  return waiting.findIndex(({ person }) => person === delivery.person) + 1
}

/** Whether a newcomer would have no place at once, in any session. */
export function isFull(event: Pick<EventSeen, 'details' | 'places'>): boolean {
  return [...roomsOf(event).values()].every(isRoomFull)
}

/** The sessions in which this person would have to wait if they chose them now. */
export function fullSessions(event: Pick<EventSeen, 'details' | 'places' | 'answer'>): ReadonlySet<string> {
  const { answer } = event
  const isOwn = (session: string) => answer?.answer === 'yes' && answer.session === session
  return new Set([...roomsOf(event)].flatMap(([id, room]) => (isRoomFull(room) && !isOwn(id) ? [id] : [])))
}

/** What its cards should say to everybody; null: nothing. That an event is over or cancelled is said in other ways. */
export function remarkOf(
  event: Pick<EventSeen, 'cancelled' | 'details' | 'expiresOn' | 'places'>,
  now: Instant,
  settings: Pick<Settings, 'timeZone'>,
): 'full' | 'closed' | null {
  return eventState(event, now, settings) === 'closed' ? 'closed' : isFull(event) ? 'full' : null
}

/** Whether this broadcast takes the event from the people who count on it. */
export function endsEvent({ kind }: Pick<Broadcast, 'kind'>): boolean {
  return kind === 'take-back' || kind === 'call-off'
}

/** The placed card that tells a registered person that a correction or a removal changes what they count on. */
export function tellingCard(
  { id: broadcastId, kind }: Pick<Broadcast, 'id' | 'kind'>,
  person: PersonId,
): CardOf<'moved' | 'cancelled'> {
  return { card: endsEvent({ kind }) ? 'cancelled' : 'moved', broadcastId, person }
}

/** What a change has to tell registered people; null: nothing that they count on. */
export function tells({ kind, moved = [] }: Pick<Broadcast, 'kind' | 'moved'>): 'cancelled' | MovedDetail[] | null {
  if (endsEvent({ kind })) return 'cancelled'
  return kind === 'correct' && moved.length > 0 ? moved : null
}
