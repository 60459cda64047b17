import type { PersonId } from '../../domain/actor.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import type { Day } from '../../domain/time.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'

/** An event that reached somebody. `time`: by the authority’s clock; null: nobody said. */
export type UpcomingEvent = { title: string; summary: string; day: Day; time: string | null; place: string }

const lookedAt = 500
const shown = 50

/** What was announced to this person and is still to come, by its day. */
export async function upcomingEvents(
  ports: Pick<Ports, 'searchable' | 'now'>,
  person: PersonId,
  { timeZone }: Pick<WorkingHours, 'timeZone'>,
): Promise<UpcomingEvent[]> {
  const today = localDay(ports.now(), timeZone)
  const published = await ports.searchable.published([], person, lookedAt)
  return published
    .flatMap(({ post }): UpcomingEvent[] => {
      const { title, summary, event } = post.correcting?.content ?? post.content
      if (event === null || event.date < today) return []
      return [{ title, summary, day: event.date, time: event.time, place: event.place }]
    })
    .toSorted((a, b) => `${a.day} ${a.time ?? ''}`.localeCompare(`${b.day} ${b.time ?? ''}`))
    .slice(0, shown)
}
