import type { PersonId } from '../domain/actor.ts'
import type { Attendance, Door, Mark, MarkTally } from '../domain/events/attendance.ts'
import type { Assistants } from '../domain/events/assistants.ts'
import type { EventAnswer, EventPlaces, EventTally } from '../domain/events/event.ts'
import type { CalendarCopy } from '../domain/events/calendar-copy.ts'
import type { EventBoard } from '../domain/events/event-board.ts'
import type { EventCounts } from '../domain/events/participants.ts'
import type { Said } from '../domain/events/places.ts'
import type { Day } from '../domain/time.ts'

/** What Mary put into people's calendars. */
export type CalendarCopies = {
  byId(id: string): Promise<CalendarCopy | null>
  /** Of one event, by their ids, from the first one after `after` on. */
  ofPost(postId: string, after: string, limit: number): Promise<CalendarCopy[]>
}

/** Who was at events, and how useful these were. */
export type Attendances = {
  /** Null: nobody asked for its word yet. */
  door(postId: string): Promise<Door | null>
  /** Those whose word counts on that day. */
  doors(day: Day): Promise<Door[]>
  /** Null: not noted as there. */
  of(postId: string, person: PersonId): Promise<Attendance | null>
  /** Ids of people who were there, from the first one after `after` on. */
  there(postId: string, after: PersonId, limit: number): Promise<Attendance[]>
  mark(id: string): Promise<Mark | null>
  marks(postId: string): Promise<MarkTally>
  /** Deletes all rows of one event. */
  forget(postId: string): Promise<void>
}

/** Who may answer events for whom. */
export type AssistantsOf = {
  byId(person: PersonId): Promise<Assistants | null>
  /** Rows of these people, and rows in which one of them is named; by id, from the first one after `after` on. */
  concerning(people: readonly PersonId[], after: PersonId, limit: number): Promise<Assistants[]>
}

export type Events = {
  /** By `placesId`. Null until somebody took a place, and where there is no limit. */
  places(id: string): Promise<EventPlaces | null>
  /** What this person said last; null: nothing. */
  answer(postId: string, person: PersonId): Promise<EventAnswer | null>
  /** How many gave which answer. */
  tally(postId: string): Promise<EventTally>
  /** How many places people have, guests included, by session; '' where there is none. */
  seats(postId: string): Promise<Map<string, number>>
  /** Who said yes and has a place, in no order. */
  going(postId: string): Promise<PersonId[]>
  /**
   * People who come or wait in none of these sessions ('' without sessions), and were not asked anew yet; in no order.
   */
  outside(postId: string, sessions: readonly string[], limit: number): Promise<PersonId[]>
  /** Everybody's answers, by their ids, from the first one after `after` on. */
  answersOf(postId: string, after: PersonId, limit: number): Promise<EventAnswer[]>
  /** Events with a row that names a person, by their ids, from the first one after `after` on. */
  naming(after: string, limit: number): Promise<string[]>
  /** Of the event and of each session that it ever had. */
  placesOf(postId: string): Promise<EventPlaces[]>
  /** The boards of its organisers. */
  boardsOf(postId: string): Promise<EventBoard[]>
  /** By `boardId`; null: this organiser never asked for it. */
  board(id: string): Promise<EventBoard | null>
  /** Figures of an event whose answers were deleted; null: the answers are there. */
  counts(postId: string): Promise<EventCounts | null>
  /** People who gave one of these answers, for that session or (null) any, in no order. */
  registered(postId: string, said: readonly Said[], session: string | null): Promise<PersonId[]>
}
