import type { Actor } from '../../actor.ts'
import type { Circuit } from '../circuit.ts'
import { changeCircuit, type CircuitInput, type CircuitNeeds, type CircuitResult } from './change-circuit.ts'
import { readScope, type ScopeErrors, type ScopeFields } from './read/read-scope.ts'

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
