import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import { endsEvent } from '../../core/domain/events/event.ts'
import type { Ports } from '../../core/ports.ts'

/** How soon what gave way asks again. */
export const givesWayMs = 1_000

/**
 * While an emergency has people whose turn it is, nothing else is sent: the whole budget is theirs, in every process.
 * Those tried again later hold up nobody; what is taken away from people, or called off, cannot wait either.
 */
export async function givesWay(
  { broadcasts, deliveries }: Pick<Ports, 'broadcasts' | 'deliveries'>,
  { urgent, kind }: Broadcast,
): Promise<boolean> {
  if (urgent || endsEvent({ kind })) return false
  for (const id of await broadcasts.urgent()) if (await deliveries.hasDue(id)) return true
  return false
}
