import type { Actor } from '../../domain/actor.ts'
import { changeCircuit, type CircuitInput, type CircuitNeeds, type CircuitResult } from './change-circuit.ts'

/** Posts are given to it from now on, or no more; those under way stay where they are. */
export function activateCircuit(
  ports: CircuitNeeds,
  actor: Actor,
  { active, ...input }: CircuitInput & { active: boolean },
): Promise<CircuitResult> {
  return changeCircuit<never>(ports, actor, input, () => ({ active }))
}
