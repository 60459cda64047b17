import { type Change, refresh } from '../../change.ts'
import { isCardOf, type PlacementKey } from '../../domain/placements/placed-card.ts'
import type { Rewritten } from '../../ports/personal-data.ts'
import type { Ports } from '../../ports.ts'

/** Of jobs and cards that are asked for at once. */
const atOnce = 100
/** A card for each who comes, which shows the event and not who comes. */
const ofEach = ['event', 'reminder', 'soon', 'warned', 'thanks', 'answered', 'test'] as const

/** The Microsoft List and the cards that showed them follow. */
export async function followErased(
  { commit, placements }: Pick<Ports, 'commit' | 'placements'>,
  rewritten: Rewritten[],
): Promise<void> {
  const changes: Change[] = rewritten
    .filter(({ table }) => table === 'initiative')
    .map(({ key }) => ({ job: 'initiative.list', data: { id: key } }))
  const keys = new Set<PlacementKey>()
  for (const id of new Set(rewritten.filter(({ table }) => table !== 'placement').flatMap(({ about }) => about)))
    for (const key of await placements.about(id)) if (!isCardOf(key, ...ofEach)) keys.add(key)
  changes.push(...[...keys].map(key => refresh(key)))
  for (let from = 0; from < changes.length; from += atOnce) await commit(...changes.slice(from, from + atOnce))
}
