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
  /** Null: nobody asked for its word. */
  door(postId: string): Promise<Door | null>
  /** Those whose word is told on that day. */
  doors(day: Day): Promise<Door[]>
  /** Null: not noted as there. */
  of(postId: string, person: PersonId): Promise<Attendance | null>
  /** Who was there, by their ids, from the first one after `after` on. */
  there(postId: string, after: PersonId, limit: number): Promise<Attendance[]>
  mark(id: string): Promise<Mark | null>
  marks(postId: string): Promise<MarkTally>
  /** Deletes all of it of one event, whatever it is. */
  forget(postId: string): Promise<void>
}

/** Who may answer events for whom. */
export type AssistantsOf = {
  byId(person: PersonId): Promise<Assistants | null>
  /** Those of these people, and those in which one of them is named; by id, from the first one after `after` on. */
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
  /** Who comes or waits in none of these sessions ('' where there is none), and was not asked anew yet; in no order. */
  outside(postId: string, sessions: readonly string[], limit: number): Promise<PersonId[]>
  /** What everybody said, by their ids, from the first one after `after` on. */
  answersOf(postId: string, after: PersonId, limit: number): Promise<EventAnswer[]>
  /** Events of which a row names somebody, by their ids, from the first one after `after` on. */
  naming(after: string, limit: number): Promise<string[]>
  /** Of the event and of each session that it ever had. */
  placesOf(postId: string): Promise<EventPlaces[]>
  /** What its organisers look at. */
  boardsOf(postId: string): Promise<EventBoard[]>
  /** By `boardId`; null: this organiser never asked for it. */
  board(id: string): Promise<EventBoard | null>
  /** What stays of an event whose answers were deleted; null: they are there. */
  counts(postId: string): Promise<EventCounts | null>
  /** Who said one of these, of that session or (null) of any, in no order. */
  registered(postId: string, said: readonly Said[], session: string | null): Promise<PersonId[]>
}
