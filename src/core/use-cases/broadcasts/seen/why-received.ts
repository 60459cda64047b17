import type { Actor, Named } from '../../../domain/actor.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { sentContent } from '../../../domain/posts/sent-post.ts'
import { daysOf } from '../../../domain/retention/shipped-rules.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { partsOfPerson, type PartsOfPerson } from '../../audiences/parts-of-person.ts'

/**
 * `optedOut`: they left what is optional. `event`: it asks for answers, or goes to people who gave some. No reference:
 * agents have no use for one.
 */
export type Why = {
  sentBy: Named | null
  sentAt: Instant | null
  parts: PartsOfPerson
  mandatory: boolean
  optedOut: boolean
  event: boolean
  /** So many days after the event its organisers see the names of people who answered. */
  answersKept: number
}

/** *Pourquoi je reçois ceci ?*: who sent it and when, why this person is in its audience, and how to opt out. */
export function whyReceived(
  { sentBy, startedAt: sentAt, mandatory }: Broadcast,
  parts: PartsOfPerson,
  beside: Pick<Why, 'optedOut' | 'event' | 'answersKept'>,
): Why {
  return { sentBy, sentAt, parts, mandatory, ...beside }
}

export type AskWhyResult = { kind: 'why'; why: Why } | { kind: 'not-found' }

/** Only for people in the ledger: a forged id learns nothing. For a corrected card the first sending counts. */
export async function askWhy(
  ports: Pick<Ports, 'broadcasts' | 'posts' | 'deliveries' | 'conversations' | 'peopleLists' | 'retentionRules'>,
  actor: Actor,
  broadcastId: string,
): Promise<AskWhyResult> {
  const asked = await ports.broadcasts.byId(broadcastId)
  const broadcast = asked?.targetId ? await ports.broadcasts.byId(asked.targetId) : asked
  const delivery = broadcast && (await ports.deliveries.byPerson(broadcast.id, actor.id))
  if (!delivery) return { kind: 'not-found' }
  const parts = await partsOfPerson(ports, broadcast.audience, { id: actor.id, department: delivery.department })
  const optedOut = (await ports.conversations.of([actor.id])).get(actor.id)?.optedOut ?? false
  const post = await ports.posts.byId(broadcast.postId)
  const event = broadcast.audience.kind === 'registered' || (post !== null && sentContent(post).kind === 'event')
  const answersKept = daysOf(await ports.retentionRules.all(), 'event-answers')
  return { kind: 'why', why: whyReceived(broadcast, parts, { optedOut, event, answersKept }) }
}
