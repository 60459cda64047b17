import type { Actor } from '../../domain/actor.ts'
import type { Circuit } from '../../domain/circuits/circuit.ts'
import { changeCircuit, type CircuitInput, type CircuitNeeds, type CircuitResult } from './change-circuit.ts'
import { readScope, type ScopeErrors, type ScopeFields } from '../../domain/circuits/read-circuit-scope.ts'

type Invalid = { kind: 'invalid'; circuit: Circuit; errors: ScopeErrors }

/** What it is called, and which posts it is for. */
export function saveScope(
  ports: CircuitNeeds,
  actor: Actor,
  input: CircuitInput & { fields: ScopeFields },
): Promise<CircuitResult | Invalid> {
  return changeCircuit<Invalid>(ports, actor, input, (_version, circuit) => {
    const { name, scope, errors } = readScope(input.fields)
    return Object.keys(errors).length > 0 ? { kind: 'invalid', circuit, errors } : { name, scope }
  })
}
