import type { JournalVerb } from '../journal/journal.ts'
import type { EventDetails } from '../posts/post.ts'
import type { Settings } from '../settings.ts'
import type { Day, Instant } from '../time.ts'
import { daysLater, localDay } from '../working-time/local-time.ts'

/** Verbs of the journal whose details are deleted with the names: they are what people answered, or name who it was. */
export const answerVerbs = [
  'event.answered',
  'event.promoted',
  'event.session-lost',
  'event.ticked',
  'event.unticked',
] as const satisfies JournalVerb[]

/** The last day on which organisers see names, so many days after the event; then figures alone are left. */
export function lastNamedDay({ date }: Pick<EventDetails, 'date'>, days: number): Day {
  return daysLater(date, { days })
}

/** Whether the names of people who answered have to be deleted. */
export function isNamesEnd(
  details: Pick<EventDetails, 'date'>,
  now: Instant,
  { timeZone, days }: Pick<Settings, 'timeZone'> & { days: number },
): boolean {
  return localDay(now, timeZone) > lastNamedDay(details, days)
}
