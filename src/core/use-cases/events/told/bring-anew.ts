import { type Change, refresh } from '../../../change.ts'
import type { PlacementKey } from '../../../domain/placements/placed-card.ts'
import type { Ports } from '../../../ports.ts'

/** For a card that its own reader asks for: it comes to the end of the chat, wherever it was. */
export async function bringAnew({ placements }: Pick<Ports, 'placements'>, key: PlacementKey): Promise<Change[]> {
  const placement = await placements.byKey(key)
  if (placement?.state === 'placed' && placement.activityId !== null)
    return [{ job: 'event.bring', data: { key, activityId: placement.activityId } }]
  // Nobody knows whether it arrived: its own reader asks for it.
  const lost = placement?.state === 'unknown' || placement?.state === 'refused'
  const again: Change[] = lost ? [{ remove: 'placement', id: key, ifVersion: placement.version }] : []
  return [...again, refresh(key)]
}
