import type { PersonId } from '../../domain/actor.ts'
import { type Change, refresh } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import { isCardOf } from '../../domain/placements/placed-card.ts'
import type { Placement } from '../../domain/placements/placement.ts'
import { doubtsChanged } from './tell-doubts.ts'
import { type CardReads, faceOf, isWaitedFor, whoWaits } from './kept/kept-cards.ts'

/** So many cards that did not reach one person are looked at. */
const lookedAt = 1_000

type Needs = CardReads & Pick<Ports, 'placements' | 'commit'>

/**
 * A person can be reached again: refused cards that are still awaited are placed anew; of a card and its reminders one
 * is enough. Answers how many.
 */
export async function placeRefused(ports: Needs, person: PersonId): Promise<number> {
  const theirs = await ports.placements.refusedTo(person, lookedAt)
  const placed = new Set<string>()
  for (const { key, version } of theirs.toSorted(remindersLast)) {
    const shown = await faceOf(ports, key)
    if (!shown || !isWaitedFor(shown.face, ports.now())) continue
    const face = JSON.stringify(shown.face)
    const again: Change[] = placed.has(face) || (shown.face.face === 'waiting' && placed.size > 0) ? [] : [refresh(key)]
    // Stale: another process is at it.
    if (
      (await ports.commit(
        { remove: 'placement', id: key, ifVersion: version },
        ...again,
        ...whoWaits(shown.face),
        doubtsChanged,
      )) === 'done'
    )
      placed.add(face)
  }
  return placed.size
}

/** A grouped card says nothing that the single cards do not. */
function remindersLast(one: Placement, other: Placement): number {
  return Number(isCardOf(one.key, 'waiting')) - Number(isCardOf(other.key, 'waiting'))
}
