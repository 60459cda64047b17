import { icalLibrary } from './ical-library.ts'
import type { CalendarEntry } from '../core/domain/events/calendar-entry.ts'
import { eventOf, plain } from './write-ics.ts'

/** One public event, and the address of its article. */
export type AgendaEvent = CalendarEntry & { url: string }

/** Programs ask again so often. */
const againSeconds = 60 * 60

/** RFC 5545 (3.6) asks for one component at least: without an event, the zone that its hours would be in. */
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
  'END:VCALENDAR',
].join('\r\n')

/** Public events in one calendar, as other sites and people's own calendars read it. Instants in UTC need no zone. */
export function writeAgenda(name: string, events: readonly AgendaEvent[]): string {
  const { ICalCalendar, ICalCalendarMethod } = icalLibrary()
  const calendar = new ICalCalendar({
    prodId: { company: 'Mary', product: 'Mary', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    name: plain(name),
    ttl: againSeconds,
  })
  for (const event of events) calendar.createEvent({ ...eventOf(event), id: event.uid, url: event.url })
  const written = `${calendar.toString()}\r\n`
  return events.length > 0 ? written : written.replace('END:VCALENDAR', zone)
}
