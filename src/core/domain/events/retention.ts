import type { JournalVerb } from '../journal/journal.ts'
import type { EventDetails } from '../posts/post.ts'
import type { Settings } from '../settings.ts'
import type { Day, Instant } from '../time.ts'
import { daysLater, localDay } from '../working-time/local-time.ts'

/** So long after an event its organisers read by name who answered; then figures alone are left. */
export const namesKeptDays = 90

/** Of what the journal tells so, the details go: they are what somebody said, or name who it was. */
export const answerVerbs = [
  'event.answered',
  'event.promoted',
  'event.session-lost',
  'event.ticked',
  'event.unticked',
] as const satisfies JournalVerb[]

/** The last day on which names are kept. */
export function lastNamedDay({ date }: Pick<EventDetails, 'date'>): Day {
  return daysLater(date, { days: namesKeptDays })
}

/** Whether the names of those who answered have to go. */
export function isNamesEnd(
  details: Pick<EventDetails, 'date'>,
  now: Instant,
  { timeZone }: Pick<Settings, 'timeZone'>,
): boolean {
  return localDay(now, timeZone) > lastNamedDay(details)
}
