import { type Actor, isAdmin } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import type { Circuit } from '../../domain/circuits/circuit.ts'
import { withShipped } from '../../domain/circuits/shipped-circuits.ts'

export type ListCircuitsResult = { kind: 'listed'; circuits: Circuit[] } | { kind: 'not-admin' }

/** `circuits`: all of them, those that came with Mary first. */
export async function listCircuits(ports: Pick<Ports, 'circuits'>, actor: Actor): Promise<ListCircuitsResult> {
  return isAdmin(actor) ? { kind: 'listed', circuits: withShipped(await ports.circuits.all()) } : { kind: 'not-admin' }
}
