import type { Actor } from '../../domain/actor.ts'
import { partsOfPerson } from '../audiences/parts-of-person.ts'
import type { Ports } from '../../ports.ts'
import { whyReceived, type Why } from './why-received.ts'

export type AskWhyResult = { kind: 'why'; why: Why } | { kind: 'not-found' }

/**
 * Only for who is in the ledger: a forged id learns nothing. Of a card that was corrected since, it is the first
 * sending that counts.
 */
export async function askWhy(
  ports: Pick<Ports, 'broadcasts' | 'deliveries' | 'conversations' | 'peopleLists'>,
  actor: Actor,
  broadcastId: string,
): Promise<AskWhyResult> {
  const asked = await ports.broadcasts.byId(broadcastId)
  const broadcast = asked?.targetId ? await ports.broadcasts.byId(asked.targetId) : asked
  const delivery = broadcast && (await ports.deliveries.byPerson(broadcast.id, actor.id))
  if (!delivery) return { kind: 'not-found' }
  const parts = await partsOfPerson(ports, broadcast.audience, { id: actor.id, department: delivery.department })
  const optedOut = (await ports.conversations.of([actor.id])).get(actor.id)?.optedOut ?? false
  return { kind: 'why', why: whyReceived(broadcast, parts, optedOut) }
}
