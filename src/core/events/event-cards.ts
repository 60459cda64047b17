import type { PersonId } from '../actor.ts'
import type { Broadcast, MovedDetail } from '../broadcasts/broadcast.ts'
import type { PlacementKey } from '../placements/placement.ts'
import type { Ports } from '../ports.ts'
import type { EventSeen } from './event.ts'

/** To whoever is registered, that the correction or the removal changes what they count on. */
export function tellingKey({ id, kind }: Pick<Broadcast, 'id' | 'kind'>, person: PersonId): PlacementKey {
  return `${kind === 'take-back' ? 'cancelled' : 'moved'}:${id}:${person}`
}

/** What a change has to tell; null: nothing that anybody counts on. */
export function tells({ kind, moved = [] }: Pick<Broadcast, 'kind' | 'moved'>): 'cancelled' | MovedDetail[] | null {
  if (kind === 'take-back') return 'cancelled'
  return kind === 'correct' && moved.length > 0 ? moved : null
}

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
