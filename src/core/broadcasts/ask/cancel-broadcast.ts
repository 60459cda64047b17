import type { Actor } from '../../actor.ts'
import type { Ports } from '../../ports.ts'
import type { Broadcast } from '../broadcast.ts'
import { broadcastEntry, changeBroadcast, type BroadcastRefusal } from '../change-broadcast.ts'

export type CancelResult = { kind: 'cancelled' | 'too-late' | 'closed'; broadcast: Broadcast } | BroadcastRefusal

/** *Annuler l’envoi*: the scheduled time is given up; approved as it is, it may be sent or scheduled anew. */
export function cancelBroadcast(
  ports: Pick<Ports, 'broadcasts' | 'commit' | 'now'>,
  actor: Actor,
  broadcastId: string,
): Promise<CancelResult> {
  return changeBroadcast<CancelResult>(ports, actor, broadcastId, broadcast => {
    switch (broadcast.state) {
      case 'scheduled':
        return {
          change: { state: 'ready', scheduledFor: null, sentBy: null },
          also: [broadcastEntry('broadcast.cancelled', broadcast, actor, { by: actor.name })],
          answer: broadcast => ({ kind: 'cancelled', broadcast }),
        }
      case 'planning':
      case 'running':
        return { kind: 'too-late', broadcast }
      default:
        return { kind: 'closed', broadcast }
    }
  })
}
