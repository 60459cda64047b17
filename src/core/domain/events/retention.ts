import type { JournalVerb } from '../journal/journal.ts'
import type { EventDetails } from '../posts/post.ts'
import type { Settings } from '../settings.ts'
import type { Day, Instant } from '../time.ts'
import { daysLater, localDay } from '../working-time/local-time.ts'

/** Of what the journal tells so, the details go: they are what somebody said, or name who it was. */
export const answerVerbs = [
  'event.answered',
  'event.promoted',
  'event.session-lost',
  'event.ticked',
  'event.unticked',
] as const satisfies JournalVerb[]

/**
 * The last day on which organisers read by name who answered, so many days after the event; then figures alone are
 * left.
 */
export function lastNamedDay({ date }: Pick<EventDetails, 'date'>, days: number): Day {
  return daysLater(date, { days })
}

/** Whether the names of those who answered have to go. */
export function isNamesEnd(
  details: Pick<EventDetails, 'date'>,
  now: Instant,
  { timeZone, days }: Pick<Settings, 'timeZone'> & { days: number },
): boolean {
  return localDay(now, timeZone) > lastNamedDay(details, days)
}
