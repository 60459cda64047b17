import type { Named } from '../actor.ts'
import { describeAudience, type AudienceWords } from '../audiences/describe-audience.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { Broadcast, Delivery } from './broadcast.ts'

export type Why = {
  title: string
  reference: Reference
  sentBy: Named | null
  sentAt: Instant | null
  audience: AudienceWords
  /** As it stood when the audience was frozen. */
  department: string | null
}

/** *Pourquoi je reçois ceci ?*: who sent it, to whom, and where this person stands in it. */
export function whyReceived(broadcast: Broadcast, delivery: Delivery): Why {
  const { title, reference, sentBy, startedAt: sentAt, audience } = broadcast
  return { title, reference, sentBy, sentAt, audience: describeAudience(audience), department: delivery.department }
}
