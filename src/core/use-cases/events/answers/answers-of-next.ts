import type { PersonId } from '../../../domain/actor.ts'
import type { EventAnswer, EventNow, EventPlaces } from '../../../domain/events/event.ts'
import type { Waiter } from '../../../domain/events/places.ts'
import type { Ports } from '../../../ports.ts'
import type { Answering } from './answering.ts'

/**
 * The answers of the people who wait first, when a place may become free: read at once, not one after the other. At
 * most one for each free place, as if nobody brought guests.
 */
export async function answersOfNext(
  { events }: Pick<Ports, 'events'>,
  { post, details }: Pick<EventNow, 'post' | 'details'>,
  items: readonly Answering[],
  places: ReadonlyMap<string, EventPlaces>,
): Promise<[PersonId, EventAnswer | null][]> {
  const leaving = items.filter(({ asked }) => asked.says !== 'yes').length
  const most = leaving * (1 + (details.guests ?? 0))
  const next = [...places.values()].flatMap(({ waiting }) => waiting.slice(0, most))
  const read = async ({ person }: Waiter): Promise<[PersonId, EventAnswer | null]> => [
    person,
    await events.answer(post.id, person),
  ]
  return Promise.all(next.map(read))
}
