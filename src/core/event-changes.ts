import type { PersonId } from './domain/actor.ts'
import type { Assistants } from './domain/events/assistants.ts'
import type { AttendanceRow } from './domain/events/attendance.ts'
import type { CalendarCopy } from './domain/events/calendar-copy.ts'
import type { EventBoard } from './domain/events/event-board.ts'
import type { EventAnswer, EventPlaces } from './domain/events/event.ts'
import type { EventCounts } from './domain/events/participants.ts'
import type { PlacementKey } from './domain/placements/placed-card.ts'

/** Events, what people said to them, and what shows it, one row each. */
export type EventDocuments = {
  event: EventPlaces
  event_answer: EventAnswer
  event_board: EventBoard
  attendance: AttendanceRow
  calendar_copy: CalendarCopy
  event_counts: EventCounts
  assistants: Assistants
}

/** Work that follows from events: their answers, cards, boards, reminders and calendar entries. */
export type EventJobs = {
  /** Says on every delivered card what is true of its event; `closing`: and again when its answers end. */
  'event.remark': { postId: string; closing: boolean }
  /** Brings every board of an event to what people answered by now. */
  'event.boards': { postId: string }
  /** Its reader asked for a card again: the copy that lies there goes, and it comes at the end of their chat. */
  'event.bring': { key: PlacementKey; activityId: string }
  /** Writes who answered an event to the SharePoint library, for one of its organisers. */
  'event.export': { postId: string; person: PersonId }
  /** Brings the calendar of one person to what they answered, where entries are written there. */
  'event.calendar': { postId: string; person: PersonId }
  /** The same of all calendars that show the event; some days after it, forgets them. */
  'event.calendars': { postId: string }
  /** Reminds who said yes to an event, the day before. */
  'event.remind': { postId: string; person: PersonId }
  /** The same, an hour before it begins for them. */
  'event.soon': { postId: string; person: PersonId }
  /** Thanks who was there, in the morning after it; until then it asks for itself again. */
  'event.thank': { postId: string }
  /** Brings the cards that show an event to one person to what they answered, and to what is true of it now. */
  'event.follow': { postId: string; person: PersonId }
  /** Once a correction stands on the cards: hands on the places that it made; `newDay`: or hour, reminds anew. */
  'event.resize': { postId: string; newDay: boolean }
  /** Finds, each night, whose names have to go, and asks for itself again. */
  'events.purge': Record<string, never>
  /** Keeps what was counted of an event, and deletes who it was. */
  'event.purge': { postId: string }
}
