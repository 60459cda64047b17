import { type Actor, isComms } from '../actor.ts'
import type { Ports } from '../ports.ts'
import { faceOf, type Shown } from './face-of.ts'
import type { Placement } from './placement.ts'

/** A card lists no more; the oldest come when the newest are settled. */
const listed = 20

export type Doubt = Shown & { placement: Placement }

/** The cards of which nobody knows whether they arrived, or that were refused: only comms decides what becomes of them. */
export async function placementsInDoubt(ports: Parameters<typeof faceOf>[0] & Pick<Ports, 'placements'>, actor: Actor): Promise<Doubt[]> {
  if (!isComms(actor)) return []
  const placements = await ports.placements.inDoubt(listed)
  const shown = await Promise.all(placements.map(({ key }) => faceOf(ports, key)))
  return placements.flatMap((placement, index) => {
    const one = shown[index]
    return one ? [{ ...one, placement }] : []
  })
}
