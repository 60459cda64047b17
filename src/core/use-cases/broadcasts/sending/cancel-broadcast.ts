import type { Actor } from '../../../domain/actor.ts'
import type { Ports } from '../../../ports.ts'
import { endsEvent } from '../../../domain/events/event.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { broadcastEntry, changeBroadcast, type BroadcastRefusal } from '../change-broadcast.ts'
import { pendingConfirmation } from '../../../domain/broadcasts/second-confirmation.ts'

export type CancelResult =
  { kind: 'cancelled'; broadcast: Broadcast } | { kind: 'too-late' | 'closed'; broadcast: Broadcast } | BroadcastRefusal

/**
 * *Annuler l’envoi*: the scheduled time, or a first confirmation, is given up; it stays approved, and may be sent or
 * scheduled anew.
 */
export function cancelBroadcast(
  ports: Pick<Ports, 'history' | 'broadcasts' | 'commit' | 'now'>,
  actor: Actor,
  broadcastId: string,
): Promise<CancelResult> {
  return changeBroadcast<CancelResult>(ports, actor, broadcastId, (broadcast, now) => {
    switch (broadcast.state) {
      case 'ready':
      case 'held':
        if (pendingConfirmation(broadcast, now) === null) return { kind: 'closed', broadcast }
        // Without its first confirmation nothing remains of a broadcast that ends cards.
        return givenUp(endsEvent(broadcast) ? 'cancelled' : broadcast.state)
      case 'scheduled':
        return givenUp('ready')
      case 'planning':
      case 'running':
      case 'paused':
        return { kind: 'too-late', broadcast }
      default:
        return { kind: 'closed', broadcast }
    }

    function givenUp(state: 'ready' | 'held' | 'cancelled') {
      return {
        change: { state, scheduledFor: null, confirmation: null, sentBy: null, firstBy: null },
        also: [broadcastEntry('broadcast.cancelled', broadcast, actor, {})],
        answer: (broadcast: Broadcast): CancelResult => ({ kind: 'cancelled', broadcast }),
      }
    }
  })
}
