import type { PersonId } from '../actor.ts'
import type { CalendarEntry } from './calendar-entry.ts'
import type { EventAnswer } from './event.ts'

/** What Mary put into the calendar of one person for one event: one row a post and person. */
export type CalendarCopy = {
  /** The id of the person's answer. */
  id: string
  version: number
  postId: string
  person: PersonId
  /** The id in Graph; null: no entry. */
  entryId: string | null
  /** `refused`: the mailbox takes no entry from Mary. `deleted`: its owner took the entry out. */
  state: 'there' | 'none' | 'refused' | 'deleted'
  /** How often the entry was taken out since: an entry that is put in again gets another id. */
  round: number
  /** What the entry says, as text, to see whether that changed. */
  says: string
  /** The version of the answer that it follows. */
  answer: number
}

/** `tentative`: perhaps. */
export type Shown = { entry: CalendarEntry; tentative: boolean }

/** Null: nothing of the event belongs into that calendar. */
export function shownIn(answer: EventAnswer | null, entry: CalendarEntry): Shown | null {
  if (entry.cancelled || answer === null || !['yes', 'maybe'].includes(answer.answer)) return null
  return { entry, tentative: answer.answer === 'maybe' || answer.asked === true }
}

/**
 * Whether Mary may write to the calendar: where its owner took the entry out, or the mailbox refused it, not until they
 * answer anew.
 */
export function mayTry({ state, answer }: CalendarCopy, version: number): boolean {
  return (state !== 'refused' && state !== 'deleted') || answer !== version
}
