import type { Change } from '../../change.ts'
import type { PlacementKey } from '../../placements/placement.ts'
import type { Broadcast } from '../broadcast.ts'

/** A card of its own for each first confirmation: one that is only redrawn is overlooked in a channel. */
function keyOf({ id, confirmation }: Broadcast): PlacementKey[] {
  return confirmation === null ? [] : [`second:${id}:${Date.parse(confirmation.at)}`]
}

/** Whatever asks for a second confirmation, before and after a change, is drawn again. */
export function secondCards(before: Broadcast, after: Broadcast): Change[] {
  if (before.confirmation === after.confirmation && before.state === after.state) return []
  const keys = new Set([...keyOf(before), ...keyOf(after)])
  return [...keys].map(key => ({ job: 'placement.refresh', data: { key } }) as const)
}
