import type { Event } from '@microsoft/microsoft-graph-types'
import type { Shown } from '../../core/domain/events/calendar-copy.ts'
import type { EntryTime } from '../../core/domain/events/calendar-entry.ts'
import type { PersonId } from '../../core/domain/actor.ts'
import { later } from '../../core/domain/time.ts'
import { nextDay } from '../../core/domain/working-time/local-time.ts'
import type { Calendars } from '../../core/ports/outside.ts'
import { type Graph, segment } from '../graph.ts'
import { forbidden, isRefusal } from '../transport/failure.ts'

const needs = 'Calendars.ReadWrite'
/** Graph takes no event without an end; if none is known, an hour is assumed, only here. */
const assumedMs = 60 * 60_000

/**
 * https://learn.microsoft.com/graph/api/user-post-events: the same transactionId makes one event. Exchange refuses
 * mailboxes outside of the granted group (403), and accounts without a mailbox (404). `refused`: called once.
 */
export function graphCalendars(graph: Graph, { refused }: { refused(error: unknown): void }): Calendars {
  let told = false
  const at = (person: PersonId, id?: string) =>
    `/users/${segment(person)}/events${id === undefined ? '' : `/${segment(id)}`}`
  const no = (error: unknown): boolean => {
    if (isRefusal(error, 404)) return true
    if (!forbidden(error)) return false
    if (!told) refused(error)
    return (told = true)
  }
  return {
    create: async (person, shown, transactionId) => {
      try {
        const made = await graph.send<Event>('POST', at(person), { ...bodyOf(shown), transactionId }, { needs })
        return made.id ?? null
      } catch (error) {
        if (no(error)) return null
        throw error
      }
    },
    change: async (person, id, shown) => {
      try {
        await graph.send('PATCH', at(person, id), bodyOf(shown), { needs })
        return 'changed'
      } catch (error) {
        if (no(error)) return 'gone'
        throw error
      }
    },
    remove: async (person, id) => {
      try {
        await graph.remove(at(person, id), { needs })
      } catch (error) {
        if (!no(error)) throw error
      }
    },
  }
}

function bodyOf({ entry, tentative }: Shown): Event {
  const { title, place, summary, time } = entry
  const [start, end] = span(time)
  return {
    subject: title,
    body: { contentType: 'text', content: summary },
    location: { displayName: place },
    start: { dateTime: start, timeZone: 'UTC' },
    end: { dateTime: end, timeZone: 'UTC' },
    isAllDay: time.kind === 'day',
    showAs: tentative ? 'tentative' : time.kind === 'day' ? 'free' : 'busy',
    // Mary reminds by herself.
    isReminderOn: false,
  }
}

/** Without the zone, which is a field of its own. */
function span(time: EntryTime): [start: string, end: string] {
  if (time.kind === 'day') return [`${time.day}T00:00:00`, `${nextDay(time.day)}T00:00:00`]
  return [time.from, time.until ?? later(time.from, assumedMs)].map(at => at.slice(0, -'.000Z'.length)) as [
    string,
    string,
  ]
}
