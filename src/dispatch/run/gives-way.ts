import type { Broadcast } from '../../core/domain/broadcasts/broadcast.ts'
import { endsEvent } from '../../core/domain/events/event.ts'
import type { Ports } from '../../core/ports.ts'

/** How soon a broadcast that gave way asks again. */
export const givesWayMs = 1_000

/**
 * While an emergency has due rows, nothing else is sent: the whole budget is its, in every process. Rows to be tried
 * again later hold up nobody; removals and call-offs cannot wait either.
 */
export async function givesWay(
  { broadcasts, deliveries }: Pick<Ports, 'broadcasts' | 'deliveries'>,
  { urgent, kind }: Broadcast,
): Promise<boolean> {
  if (urgent || endsEvent({ kind })) return false
  for (const id of await broadcasts.urgent()) if (await deliveries.hasDue(id)) return true
  return false
}
