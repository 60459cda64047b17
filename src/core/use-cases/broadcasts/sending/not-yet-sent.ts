import { type Actor, named } from '../../../domain/actor.ts'
import { type Change, refresh } from '../../../change.ts'
import type { Ports } from '../../../ports.ts'
import type { Instant } from '../../../domain/time.ts'
import { decisionCards } from '../decision-cards.ts'
import type { Broadcast, Dropped } from '../../../domain/broadcasts/broadcast.ts'
import { sendParts } from '../send-parts.ts'

/** Whether anybody got it, or may have. Sending counts from its first moment. */
export async function isSent(ports: Pick<Ports, 'deliveries'>, broadcast: Broadcast): Promise<boolean> {
  switch (broadcast.state) {
    case 'ready':
    case 'scheduled':
    case 'cancelled':
      return false
    case 'running':
    case 'done':
      return true
    // Planned anew after it was held, it may have reached people before.
    case 'planning':
    case 'paused':
    case 'held':
    case 'stopped': {
      const { counts } = await ports.deliveries.report(broadcast.id)
      // Until the engine has ended the rows of a stopped one, one of them may be leaving.
      const leaving = broadcast.state === 'stopped' ? counts.queued : 0
      return counts.delivered + counts.sending + counts.unknown + leaving > 0
    }
  }
}

/** Gives up a broadcast that nobody got. Where the ledger holds rows already, the engine ends them as cancelled. */
export function dropBroadcast(
  broadcast: Broadcast,
  actor: Actor,
  at: Instant,
  because: Dropped['because'] = 'edited',
): Change[] {
  if (broadcast.state === 'cancelled' || broadcast.state === 'stopped' || broadcast.state === 'done') return []
  const { id, version, reference: subject, seal } = broadcast
  const inLedger = broadcast.state === 'planning' || broadcast.state === 'paused' || broadcast.state === 'held'
  const state = inLedger ? 'stopped' : 'cancelled'
  const { scheduledFor, sentBy } = broadcast
  const scheduled =
    broadcast.state === 'scheduled' && scheduledFor !== null && sentBy !== null
      ? { by: sentBy, for: scheduledFor }
      : null
  const dropped: Dropped = { by: named(actor), at, because, scheduled }
  const row: Broadcast = {
    ...broadcast,
    version: version + 1,
    state,
    paused: null,
    scheduledFor: null,
    confirmation: null,
    startedAt: null,
    dropped,
    updatedAt: at,
  }
  return [
    { save: 'broadcast', row, ifVersion: version },
    { journal: { verb: 'broadcast.cancelled', actor, subject, seal, details: { because } } },
    refresh({ card: 'broadcast', broadcastId: id }),
    ...decisionCards(broadcast, row),
    // The person who had scheduled it is told, unless they gave it up themselves.
    ...(scheduled && scheduled.by.id !== actor.id ? [refresh({ card: 'dropped', broadcastId: id })] : []),
    ...(inLedger ? sendParts(id) : []),
  ]
}
