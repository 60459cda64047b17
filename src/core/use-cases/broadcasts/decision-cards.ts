import { type Change, refresh } from '../../change.ts'
import { keyOf, type PlacementKey } from '../../domain/placements/placed-card.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'

/** A card of its own for each first confirmation, and each time that it is held: a redrawn card is overlooked. */
function keysOf({ id: broadcastId, confirmation, sitesConfirmation, state, heldAt = null }: Broadcast): PlacementKey[] {
  return [
    ...(sitesConfirmation ? [keyOf({ card: 'second', broadcastId, since: sitesConfirmation.at, about: 'sites' })] : []),
    ...(confirmation === null ? [] : [keyOf({ card: 'second', broadcastId, since: confirmation.at })]),
    ...(state === 'held' && heldAt !== null ? [keyOf({ card: 'held', broadcastId, since: heldAt })] : []),
  ]
}

/** Every card that asks for a decision, before and after a change, is drawn again. */
export function decisionCards(before: Broadcast, after: Broadcast): Change[] {
  const isSame = before.confirmation === after.confirmation && before.sitesConfirmation === after.sitesConfirmation
  if (isSame && before.state === after.state) return []
  const keys = new Set([...keysOf(before), ...keysOf(after)])
  return [...keys].map(key => refresh(key))
}
