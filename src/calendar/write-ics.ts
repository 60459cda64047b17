import { icalLibrary } from './ical-library.ts'
import type { CalendarEntry, EntryTime } from '../core/domain/events/calendar-entry.ts'

/** The organiser of calendar entries; no person, and no mailbox that anybody reads. `domain`: of Mary's address. */
export type Organiser = { name: string; domain: string }

const dayMs = 24 * 60 * 60_000

/**
 * RFC 5545 and 5546. PUBLISH asks nobody for an answer and names no participant; REQUEST would need their names.
 * Instants in UTC need no zone, which each client would have to know.
 */
export function writeIcs(entry: CalendarEntry, { name, domain }: Organiser): string {
  const { uid, time, cancelled } = entry
  const { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } = icalLibrary()
  const calendar = new ICalCalendar({
    prodId: { company: 'Mary', product: 'Mary', language: 'FR' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    ...eventOf(entry),
    id: uid.replace(/[^\w-]/g, '-'),
    organizer: { name: plain(name), email: `no-reply@${domain}` },
    transparency: time.kind === 'day' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  })
  return `${calendar.toString()}\r\n`
}

/** What every calendar says of an event. */
export function eventOf({ sequence, title, place, summary, time, changedAt, cancelled }: Omit<CalendarEntry, 'uid'>) {
  const { ICalEventStatus } = icalLibrary()
  return {
    sequence,
    stamp: new Date(changedAt),
    lastModified: new Date(changedAt),
    ...span(time),
    summary: plain(title),
    location: place === '' ? null : plain(place),
    description: plain(summary),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  }
}

/** Without a known end the entry has none either, and a client shows when it begins. */
function span(time: EntryTime): { start: Date; end: Date | null; allDay: boolean } {
  if (time.kind === 'hours')
    return { start: new Date(time.from), end: time.until === null ? null : new Date(time.until), allDay: false }
  // A day without an hour is written as the library reads a Date: by UTC's calendar. The end is the day after.
  const start = new Date(`${time.day}T00:00:00.000Z`)
  return { start, end: new Date(start.getTime() + dayMs), allDay: true }
}

/** What no line of a calendar may hold (RFC 5545, 3.1): control characters but the line feed, which is escaped. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').trim()
}
