import type { Actor } from '../../domain/actor.ts'
import type { Circuit } from '../../domain/circuits/circuit.ts'
import { changeCircuit, type CircuitInput, type CircuitNeeds, type CircuitResult } from './change-circuit.ts'

type NoSuchStep = { kind: 'no-such-step'; circuit: Circuit }

export function removeStep(
  ports: CircuitNeeds,
  actor: Actor,
  input: CircuitInput & { step: number },
): Promise<CircuitResult | NoSuchStep> {
  return changeCircuit<NoSuchStep>(ports, actor, input, ({ steps }, circuit) =>
    steps[input.step] === undefined ? { kind: 'no-such-step', circuit } : { steps: steps.toSpliced(input.step, 1) },
  )
}
