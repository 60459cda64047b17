import type { PersonId } from '../../../domain/actor.ts'
import type { EventAnswer, EventNow, EventPlaces } from '../../../domain/events/event.ts'
import type { Waiter } from '../../../domain/events/places.ts'
import type { Ports } from '../../../ports.ts'
import type { Answering } from './answering.ts'

/**
 * What was said by those who wait first, when somebody may leave a place: read at once, not one after the other. At
 * most as many as bring nobody along, for each place of who leaves.
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
