import type { Actor } from '../../domain/actor.ts'
import type { Circuit } from '../../domain/circuits/circuit.ts'
import { changeCircuit, type CircuitInput, type CircuitNeeds, type CircuitResult } from './change-circuit.ts'
import { readStep, type StepErrors, type StepFields, type StepNeeds } from './read-step.ts'

export const stepsMax = 6

/** `step`: its index; one after the last adds a step. */
export type StepInput = CircuitInput & { step: number; fields: StepFields }
type Refused =
  | { kind: 'invalid'; circuit: Circuit; errors: StepErrors }
  | { kind: 'no-such-step' | 'too-many-steps'; circuit: Circuit }

export function saveStep(
  ports: CircuitNeeds & StepNeeds,
  actor: Actor,
  input: StepInput,
): Promise<CircuitResult | Refused> {
  return changeCircuit<Refused>(ports, actor, input, async ({ steps }, circuit) => {
    const { step: index, fields } = input
    if (index === stepsMax) return { kind: 'too-many-steps', circuit }
    if (!Number.isInteger(index) || index < 0 || index > steps.length) return { kind: 'no-such-step', circuit }
    const others = steps.filter((_, at) => at !== index).map(({ name }) => name)
    const { step, errors } = await readStep(ports, fields, { before: steps[index] ?? null, others })
    if (Object.keys(errors).length > 0) return { kind: 'invalid', circuit, errors }
    return { steps: index === steps.length ? [...steps, step] : steps.with(index, step) }
  })
}

type NoSuchStep = { kind: 'no-such-step'; circuit: Circuit }

/** One place earlier: enough to bring steps into any order. */
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

export function removeStep(
  ports: CircuitNeeds,
  actor: Actor,
  input: CircuitInput & { step: number },
): Promise<CircuitResult | NoSuchStep> {
  return changeCircuit<NoSuchStep>(ports, actor, input, ({ steps }, circuit) =>
    steps[input.step] === undefined ? { kind: 'no-such-step', circuit } : { steps: steps.toSpliced(input.step, 1) },
  )
}
