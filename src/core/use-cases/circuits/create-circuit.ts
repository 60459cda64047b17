import { type Actor, isAdmin, named } from '../../domain/actor.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import type { Circuit } from '../../domain/circuits/circuit.ts'
import { withShipped } from '../../domain/circuits/shipped-circuits.ts'
import { type CircuitNeeds, saved } from './change-circuit.ts'
import { readScope, type ScopeErrors, type ScopeFields } from '../../domain/circuits/read-circuit-scope.ts'

/** They are kept for good, and one card shows them all: whoever needs another takes one that is set aside. */
export const circuitsMax = 20

export type CreateCircuitResult =
  | { kind: 'circuit-changed'; circuit: Circuit }
  | { kind: 'invalid'; errors: ScopeErrors }
  | { kind: 'not-admin' | 'too-many-circuits' | 'busy' }

/** A circuit without a step, which is not in use yet. */
export async function createCircuit(
  ports: CircuitNeeds & Pick<Ports, 'newId'>,
  actor: Actor,
  fields: ScopeFields,
): Promise<CreateCircuitResult> {
  if (!isAdmin(actor))
    return refusedAttempt(ports, actor, { what: 'circuit.create', subject: 'circuits' }, { kind: 'not-admin' })
  const { name, scope, errors } = readScope(fields)
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const id = ports.newId()
  const all = withShipped(await ports.circuits.all())
  const before = all.find(one => one.id === id)
  if (before) return { kind: 'circuit-changed', circuit: before }
  if (all.length >= circuitsMax) return { kind: 'too-many-circuits' }
  const version = { number: 1, name, scope, steps: [], active: false, by: named(actor), at: ports.now() }
  const circuit: Circuit = { id, version: 1, versions: [version] }
  const done = await ports.commit(...saved(circuit, actor))
  const made = done === 'done' ? circuit : (await ports.circuits.all()).find(one => one.id === id)
  return made ? { kind: 'circuit-changed', circuit: made } : { kind: 'busy' }
}
