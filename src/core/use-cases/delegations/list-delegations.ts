import { type Actor, isComms } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Delegation } from '../../domain/delegations/delegation.ts'

const listed = 100

/** « délégations »: those that one gave and received; comms: everybody's. Those that are over are in the journal. */
export async function listDelegations(ports: Pick<Ports, 'delegations' | 'now'>, actor: Actor): Promise<Delegation[]> {
  const now = ports.now()
  if (isComms(actor)) return ports.delegations.open(now, listed)
  return ports.delegations.concerning(actor.id, now)
}
