import { createFeeds } from '../calendar/create-feeds.ts'
import { createServedCalendar, type ServedCalendar } from '../calendar/served-calendar.ts'
import type { Config } from '../settings/config.ts'
import type { Ports } from '../core/ports.ts'
import { seeEntry } from '../core/use-cases/events/told/see-entry.ts'

type Entries = { secret: string; organiser: string; seen: Parameters<typeof seeEntry>[0] }

/** Entries for people's calendars, and calendars of others behind the week. */
export function openCalendars(
  { publicUrl, timeZone, agendaHosts: hosts }: Pick<Config, 'publicUrl' | 'timeZone' | 'agendaHosts'>,
  { secret, organiser, seen }: Entries,
): { calendar: ServedCalendar; feeds: Ports['feeds'] } {
  const see = (link: Parameters<typeof seeEntry>[1]) => seeEntry(seen, link, { timeZone })
  return {
    calendar: createServedCalendar({ publicUrl, secret, organiser, see }),
    feeds: createFeeds({ hosts, timeZone }),
  }
}
