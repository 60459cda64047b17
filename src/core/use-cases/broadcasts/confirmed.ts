import { type Actor, type Named, named } from '../../domain/actor.ts'
import type { Instant } from '../../domain/time.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import { type BroadcastDecision, broadcastEntry } from './change-broadcast.ts'
import type { Asked } from '../../domain/broadcasts/second-confirmation.ts'

/** Keeps the first of two confirmations. */
export function confirmed(
  broadcast: Broadcast,
  actor: Actor,
  asked: Asked,
  at: Instant,
): BroadcastDecision<{ kind: 'second-needed'; broadcast: Broadcast }> {
  return {
    change: { confirmation: { by: named(actor), at, ...asked } },
    also: [broadcastEntry('broadcast.confirmed', broadcast, actor, { ...asked })],
    answer: broadcast => ({ kind: 'second-needed', broadcast }),
  }
}

/** What the journal says of the second: after whom. */
export function afterFirst(first: Named | null): { after?: string } {
  return first === null ? {} : { after: first.name }
}
