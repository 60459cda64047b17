import type { Ports } from '../../ports.ts'
import type { Broadcast, DeliveryCounts } from '../../domain/broadcasts/broadcast.ts'
import type { ChangedSince } from '../../domain/faces/broadcast-seen.ts'
import { changedSince } from './changed-since.ts'

/** `counts`: null until it is planned. */
export type ListedBroadcast = { broadcast: Broadcast; counts: DeliveryCounts | null; changes: ChangedSince[] }

/** The newest broadcasts, with how far each came. */
export async function listBroadcasts(
  ports: Pick<Ports, 'broadcasts' | 'deliveries'>,
  limit: number,
): Promise<ListedBroadcast[]> {
  const recent = await ports.broadcasts.recent(limit)
  return Promise.all(
    recent.map(async broadcast => ({
      broadcast,
      counts: broadcast.planned === null ? null : (await ports.deliveries.report(broadcast.id)).counts,
      changes: await changedSince(ports, broadcast),
    })),
  )
}
