import { refresh } from '../../change.ts'
import { isAway } from '../../domain/placements/placement.ts'
import type { Ports } from '../../ports.ts'

/** So many of those that were refused are looked at. */
const lookedAt = 1_000

/** Mary was put into a team: what its channel refused meanwhile is tried at once. */
export async function placeAway({ placements, commit }: Pick<Ports, 'placements' | 'commit'>): Promise<void> {
  const away = (await placements.inDoubt(lookedAt)).filter(isAway)
  if (away.length > 0) await commit(...away.map(({ key }) => refresh(key)))
}
