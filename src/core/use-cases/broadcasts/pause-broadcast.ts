import { type Actor, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { broadcastEntry, changeBroadcast, type BroadcastRefusal } from './change-broadcast.ts'

export type PauseResult = { kind: 'paused' | 'closed'; broadcast: Broadcast } | BroadcastRefusal

/**
 * *Suspendre*: what has not left waits. Paused while it is planned, the list of people is completed when it is resumed.
 */
export function pauseBroadcast(
  ports: Pick<Ports, 'history' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>,
  actor: Actor,
  broadcastId: string,
): Promise<PauseResult> {
  return changeBroadcast<PauseResult>(ports, actor, broadcastId, async (broadcast, at) => {
    if (broadcast.state === 'paused') return { kind: 'paused', broadcast }
    if (broadcast.state !== 'running' && broadcast.state !== 'planning') return { kind: 'closed', broadcast }
    const { counts } = await ports.deliveries.report(broadcast.id)
    return {
      change: { state: 'paused', paused: { by: named(actor), at } },
      also: [broadcastEntry('broadcast.paused', broadcast, actor, { people: counts.queued })],
      answer: broadcast => ({ kind: 'paused', broadcast }),
    }
  })
}
