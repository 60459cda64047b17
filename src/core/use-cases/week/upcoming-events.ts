import type { PersonId } from '../../domain/actor.ts'
import type { WorkingHours } from '../../domain/settings.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import type { AnnouncedEvent } from '../../ports/searchable.ts'

const shown = 50

/** Events announced to this person that are still to come, by day; none while events are switched off. */
export async function upcomingEvents(
  ports: Pick<Ports, 'searchable' | 'capabilities' | 'now'>,
  person: PersonId,
  { timeZone }: Pick<WorkingHours, 'timeZone'>,
): Promise<AnnouncedEvent[]> {
  if (ports.capabilities.off().has('events')) return []
  return ports.searchable.announced(person, localDay(ports.now(), timeZone), shown)
}
