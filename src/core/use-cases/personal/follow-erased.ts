import { type Change, refresh } from '../../change.ts'
import { isCardOf, type PlacementKey } from '../../domain/placements/placed-card.ts'
import type { Rewritten } from '../../ports/personal-data.ts'
import type { Ports } from '../../ports.ts'

/** Jobs and cards asked for in one commit. */
const atOnce = 100
/** Cards of single participants, which show the event and no names of others. */
const ofEach = ['event', 'reminder', 'soon', 'warned', 'thanks', 'answered', 'test'] as const

/** Refreshes the Microsoft List and the cards that showed the person. */
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
