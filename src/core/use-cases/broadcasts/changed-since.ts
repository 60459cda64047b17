import type { Ports } from '../../ports.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { ChangedSince } from '../../domain/faces/broadcast-seen.ts'

/**
 * What became of the cards that a broadcast brought: of each kind the last change that reached somebody, the newest
 * first.
 */
export async function changedSince(
  ports: Pick<Ports, 'broadcasts' | 'deliveries'>,
  { id, kind }: Broadcast,
): Promise<ChangedSince[]> {
  if (kind !== 'send') return []
  const ended = (await ports.broadcasts.changing(id)).filter(({ state }) => state === 'done' || state === 'stopped')
  const changes: ChangedSince[] = []
  for (const broadcast of ended) {
    if (changes.some(one => one.broadcast.kind === broadcast.kind)) continue
    const { counts } = await ports.deliveries.report(broadcast.id)
    if (counts.delivered > 0) changes.push({ broadcast, people: counts.delivered })
  }
  return changes
}
