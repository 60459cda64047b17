import type { PlacementKey } from '../../domain/placements/placement.ts'
import type { Ports } from '../../ports.ts'
import { type EventSeen, tellingKey, tells } from '../../domain/events/event.ts'

/** Every card that shows the event to this person beside the delivered one. */
export async function cardsBeside(
  { placements }: Pick<Ports, 'placements'>,
  { post, changing, delivery: { person } }: Pick<EventSeen, 'post' | 'changing' | 'delivery'>,
): Promise<PlacementKey[]> {
  const kept = await placements.inChat(post.id, person)
  const told = changing.filter(change => tells(change) !== null).map(change => tellingKey(change, person))
  const there = await Promise.all(told.map(async key => ((await placements.byKey(key)) === null ? [] : [key])))
  return [...kept.filter(key => /^(event|reminder):/.test(key)), ...there.flat()]
}
