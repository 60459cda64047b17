import type { Named } from '../../domain/actor.ts'
import type { PartsOfPerson } from '../audiences/parts-of-person.ts'
import type { Instant } from '../../domain/time.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'

/** `optedOut`: they left what is optional. No reference: agents have no use for one. */
export type Why = {
  sentBy: Named | null
  sentAt: Instant | null
  parts: PartsOfPerson
  mandatory: boolean
  optedOut: boolean
}

/** *Pourquoi je reçois ceci ?*: who sent it and when, where this person stands in it, and how to be left out. */
export function whyReceived(
  { sentBy, startedAt: sentAt, mandatory }: Broadcast,
  parts: PartsOfPerson,
  optedOut: boolean,
): Why {
  return { sentBy, sentAt, parts, mandatory, optedOut }
}
