import { type CalendarEntry, type CalendarLink, entryOf } from '../../../domain/events/calendar-entry.ts'
import { localDay } from '../../../domain/working-time/local-time.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { type Brought, readBrought } from '../read-event.ts'

/** What a calendar shows of an event now. Null: it has been over for some days, is no event, or was never sent. */
export async function seeEntry(
  ports: Pick<Ports, 'posts' | 'broadcasts' | 'now'>,
  { postId, session, lastDay }: CalendarLink,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<CalendarEntry | null> {
  if (localDay(ports.now(), timeZone) > lastDay) return null
  const brought = await readBrought(ports, postId)
  return brought && entryIn(brought, session, timeZone)
}

export function entryIn({ event, target, changing, words }: Brought, session: string, timeZone: string): CalendarEntry {
  const { summary } = words.rendered
  const since = target.startedAt ?? event.post.createdAt
  return entryOf({ ...event, summary, changing, since }, session, timeZone)
}
