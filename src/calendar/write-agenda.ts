import { icalLibrary } from './ical-library.ts'
import type { EntryTime } from '../core/domain/events/calendar-entry.ts'
import type { Instant } from '../core/domain/time.ts'
import { plain, span } from './write-ics.ts'

/** One public event. `changedAt`: since when it is so. */
export type AgendaEvent = {
  uid: string
  sequence: number
  title: string
  place: string
  summary: string
  url: string
  time: EntryTime
  changedAt: Instant
  cancelled: boolean
}

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
  const { ICalCalendar, ICalCalendarMethod, ICalEventStatus } = icalLibrary()
  const calendar = new ICalCalendar({
    prodId: { company: 'Mary', product: 'Mary', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    name: plain(name),
    ttl: againSeconds,
  })
  for (const { uid, sequence, title, place, summary, url, time, changedAt, cancelled } of events)
    calendar.createEvent({
      id: uid,
      sequence,
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      ...span(time),
      summary: plain(title),
      location: place === '' ? null : plain(place),
      description: plain(summary),
      url,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
  const written = `${calendar.toString()}\r\n`
  return events.length > 0 ? written : written.replace('END:VCALENDAR', zone)
}
