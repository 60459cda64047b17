import type { PersonId } from '../actor.ts'
import type { CalendarEntry } from './calendar-entry.ts'
import type { EventAnswer } from './event.ts'

/** What Mary put into the calendar of one person for one event: one row a post and person. */
export type CalendarCopy = {
  /** As that of the answer. */
  id: string
  version: number
  postId: string
  person: PersonId
  /** Of Graph; null: there is none. */
  entryId: string | null
  /** `refused`: the mailbox takes none from Mary. `deleted`: its owner took it out. */
  state: 'there' | 'none' | 'refused' | 'deleted'
  /** How often it was taken out since: what is put in again is another one. */
  round: number
  /** What it says, as text, to see whether that changed. */
  says: string
  /** The version of the answer that it follows. */
  answer: number
}

/** `tentative`: perhaps. */
export type Shown = { entry: CalendarEntry; tentative: boolean }

/** Null: nothing of it belongs into that calendar. */
export function shownIn(answer: EventAnswer | null, entry: CalendarEntry): Shown | null {
  if (entry.cancelled || answer === null || !['yes', 'maybe'].includes(answer.answer)) return null
  return { entry, tentative: answer.answer === 'maybe' || answer.asked === true }
}

/** Whoever took it out, or whose mailbox refused it, is asked no more until they answer anew. */
export function mayTry({ state, answer }: CalendarCopy, version: number): boolean {
  return (state !== 'refused' && state !== 'deleted') || answer !== version
}
