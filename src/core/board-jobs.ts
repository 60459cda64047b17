import type { PersonId } from './domain/actor.ts'

/** Of the boards that organisers of events have. */
export type BoardJobs = {
  /** Says on every delivered card what is true of its event; `closing`: and again when its answers end. */
  'event.remark': { postId: string; closing: boolean }
  /** Brings every board of an event to what people answered by now. */
  'event.boards': { postId: string }
  /** Its organiser asked for a board again: the copy that lies there goes, and it comes at the end of their chat. */
  'event.bring': { postId: string; person: PersonId; activityId: string }
  /** Writes who answered an event to the SharePoint library, for one of its organisers. */
  'event.export': { postId: string; person: PersonId }
}
