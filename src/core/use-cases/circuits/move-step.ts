import type { Actor } from '../../domain/actor.ts'
import type { Circuit } from '../../domain/circuits/circuit.ts'
import { changeCircuit, type CircuitInput, type CircuitNeeds, type CircuitResult } from './change-circuit.ts'

type NoSuchStep = { kind: 'no-such-step'; circuit: Circuit }

/** One place earlier: enough to put them in any order. */
export function moveStep(
  ports: CircuitNeeds,
  actor: Actor,
  input: CircuitInput & { step: number },
): Promise<CircuitResult | NoSuchStep> {
  return changeCircuit<NoSuchStep>(ports, actor, input, ({ steps }, circuit) => {
    const [before, moved] = [steps[input.step - 1], steps[input.step]]
    if (!before || !moved) return { kind: 'no-such-step', circuit }
    return { steps: steps.toSpliced(input.step - 1, 2, moved, before) }
  })
}
