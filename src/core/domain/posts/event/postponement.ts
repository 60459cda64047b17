import type { Locale } from '../../actor.ts'
import { cleanText, isDay, isTime } from '../../text.ts'
import type { Day } from '../../time.ts'
import { eventFaults } from './event-faults.ts'
import { readEventReason } from '../text/event-reason.ts'
import type { EventDetails } from '../post.ts'

/** The day and hour on people's cards before, and why the event moved. */
type Postponed = NonNullable<EventDetails['postponed']>

/** Whether this correction puts the event off: it names, as the earlier day, the one on people's cards. */
export function isPostponedBy(before: EventDetails, { date, postponed }: EventDetails): boolean {
  return postponed !== undefined && date !== before.date && postponed.date === before.date
}

/**
 * What remains of a postponement when the form gives the day alone: with the day that is on people's cards, the event
 * is no longer put off. `sent`: the event on those cards; null: there are no cards.
 */
export function stillPostponed(
  date: string,
  draft: EventDetails | null,
  sent: EventDetails | null,
): Pick<EventDetails, 'postponed'> {
  const postponed: Postponed | undefined = sent?.date === date ? sent.postponed : draft?.postponed
  return postponed ? { postponed } : {}
}

/** An event that comes earlier is not called postponed. */
export function postponedHow({ date }: EventDetails, postponed: Postponed): 'later' | 'earlier' {
  return date > postponed.date ? 'later' : 'earlier'
}

/** The event as a copy for a new post, which was never put off. */
export function withoutPostponement(event: EventDetails): EventDetails {
  const { postponed: _, ...others } = event
  return others
}

/** From a form: untrusted. */
export type PostponeFields = { date?: unknown; time?: unknown; ends?: unknown; closesOn?: unknown; reason?: unknown }
/** Locale keys under `errors`, by the field. */
export type PostponeErrors = Partial<Record<keyof PostponeFields, string>>
/** `draft`: the event as the draft has it; `sent`: as people's cards say. */
type Given = { draft: EventDetails; sent: EventDetails; locale: Locale; today: Day }

/** The event on its other day; sessions keep their hours. With errors the event is not used. */
export function readPostponement(
  fields: PostponeFields,
  { draft, sent, locale, today }: Given,
): { event: EventDetails; errors: PostponeErrors } {
  const errors: PostponeErrors = {}
  const date = cleanText(fields.date)
  if (date === '') errors.date = 'required'
  else if (!isDay(date)) errors.date = 'not-a-day'
  else if (date === sent.date) errors.date = 'postponed-same'
  const [time, ends] = [clockIn(fields, 'time', errors), clockIn(fields, 'ends', errors)]
  const closesOn = cleanText(fields.closesOn)
  if (closesOn !== '' && !isDay(closesOn)) errors.closesOn = 'not-a-day'
  const { reason, error } = readEventReason(fields.reason, locale)
  if (error) errors.reason = error
  const { ends: _ends, closesOn: _closesOn, ...kept } = draft
  const event: EventDetails = {
    ...kept,
    date,
    time: time === '' ? null : time,
    ...(ends !== '' && { ends }),
    ...(closesOn !== '' && { closesOn }),
    postponed: { date: sent.date, time: sent.time, ...(reason !== '' && { reason }) },
  }
  for (const { field, key } of Object.keys(errors).length === 0 ? datesAgainst(event, today) : []) errors[field] ??= key
  return { event, errors }
}

function clockIn(fields: PostponeFields, name: 'time' | 'ends', errors: PostponeErrors): string {
  const typed = cleanText(fields[name])
  if (typed !== '' && !isTime(typed)) errors[name] = 'not-a-time'
  return typed
}

/** Contradictions between dates alone; faults of sessions and questions are mended in the editor. */
function datesAgainst(event: EventDetails, today: Day) {
  return eventFaults({ kind: 'event', event }, today).flatMap(({ field, key }) =>
    field === 'date' || field === 'ends' || field === 'closesOn' ? [{ field, key }] : [],
  )
}
