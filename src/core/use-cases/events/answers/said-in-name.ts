import { type Change, refresh } from '../../../change.ts'
import { isAssistant } from '../../../domain/events/assistants.ts'
import type { EventAnswer, EventSeen } from '../../../domain/events/event.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import type { Instant } from '../../../domain/time.ts'
import { afterQuietHours } from '../../../domain/working-time/quiet-hours.ts'
import type { Ports } from '../../../ports.ts'
import type { Answering } from './answering.ts'
import { type Brought, type EventReads, seenBy } from '../read-event.ts'

/** Null for people who did not receive it, and for assistants who may not answer for them (any more). */
export async function seenFor(
  ports: EventReads & Pick<Ports, 'assistants'>,
  brought: Brought,
  { person, by }: Answering,
): Promise<EventSeen | null> {
  if (by !== null && !isAssistant(await ports.assistants.byId(person), by.id)) return null
  return seenBy(ports, brought, person, new Map())
}

/** A person in whose name somebody answered is told, once for each answer, and not by night. */
export function toldInName({ postId, person, version }: EventAnswer, now: Instant, settings: WorkingHours): Change {
  return refresh({ card: 'answered', postId, person, answer: version }, afterQuietHours(now, settings))
}
