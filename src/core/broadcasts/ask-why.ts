import type { Actor } from '../actor.ts'
import type { Ports } from '../ports.ts'
import type { Broadcast } from './broadcast.ts'
import { whyReceived, type Why } from './why-received.ts'

export type AskWhyResult = { kind: 'why'; broadcast: Broadcast; why: Why } | { kind: 'not-found' }

/** Only for who is in the ledger: a forged id learns nothing. */
export async function askWhy(
  ports: Pick<Ports, 'broadcasts' | 'deliveries'>,
  actor: Actor,
  broadcastId: string,
): Promise<AskWhyResult> {
  const broadcast = await ports.broadcasts.byId(broadcastId)
  const delivery = broadcast && (await ports.deliveries.byPerson(broadcastId, actor.id))
  return delivery ? { kind: 'why', broadcast, why: whyReceived(broadcast, delivery) } : { kind: 'not-found' }
}
