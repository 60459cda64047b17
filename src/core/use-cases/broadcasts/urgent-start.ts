import { type Actor, type Named, named } from '../../domain/actor.ts'
import type { Change } from '../../change.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'

/**
 * Of an emergency the visa is the second word on the number that was asked for and sealed: nothing else is waited for.
 * It begins as whoever asked would have begun it, within their perimeter.
 */
export function startsAtOnce(ready: Broadcast, { askedBy, visaBy }: { askedBy: Named; visaBy: Named }): Broadcast {
  return {
    ...ready,
    state: 'planning',
    sentBy: askedBy,
    urgent: { by: named(visaBy), people: ready.headCount, told: null },
  }
}

/** What its beginning asks for, in the commit of that visa. */
export function urgentStart(
  { id, state, reference: subject, seal, urgent, sentBy }: Broadcast,
  actor: Actor,
): Change[] {
  if (!urgent || state !== 'planning') return []
  const details = { people: urgent.people, urgent: true, after: sentBy?.name ?? null }
  return [
    { journal: { verb: 'broadcast.started', actor, subject, seal, details } },
    { job: 'broadcast.plan', data: { id } },
    { job: 'urgent.tell', data: { broadcastId: id }, inMs: 5_000 },
  ]
}
