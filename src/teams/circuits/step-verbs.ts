import { type CircuitStep, currentCircuit } from '../../core/domain/circuits/circuit.ts'
import { moveStep, removeStep, saveStep } from '../../core/use-cases/circuits/edit-step.ts'
import { type StepFields, stepFields } from '../../core/use-cases/circuits/read-step.ts'
import { Misconfigured, Unavailable } from '../../core/domain/errors.ts'
import { cleanText } from '../../core/domain/text.ts'
import { drawStepForm, type StepForm } from './draw-step-form.ts'
import { shownStepName } from '../cards/state-names.ts'
import type { Answer } from '../turn/answer.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { answered, findCircuit } from './shown-circuit.ts'
import { orders } from '../turn/verb-facts.ts'

type Fields = Record<string, unknown>

export const stepVerbs = {
  'circuit.step': verb(orders('uncounted'), ['circuitId', 'step'], async (turn, { circuitId, step }) => {
    const found = await findCircuit(turn, circuitId)
    if ('kind' in found) return found
    const index = Math.min(Math.max(0, Math.trunc(Number(step)) || 0), currentCircuit(found.circuit).steps.length)
    return stepForm(turn, { circuit: found.circuit, step: index })
  }),
  'circuit.savestep': verb(
    orders('uncounted'),
    ['circuitId', 'seen', 'step'],
    (turn, { circuitId, seen, step }, fields) =>
      save(turn, { circuitId, seen: Number(seen), step: Number(step) }, fields),
  ),
  'circuit.movestep': verb(
    orders('uncounted'),
    ['circuitId', 'seen', 'step'],
    async (turn, { circuitId, seen, step }) =>
      answered(turn, await moveStep(turn.ports, turn.actor, { circuitId, seen: Number(seen), step: Number(step) })),
  ),
  'circuit.removestep': verb(
    orders('uncounted'),
    ['circuitId', 'seen', 'step'],
    async (turn, { circuitId, seen, step }) =>
      answered(turn, await removeStep(turn.ports, turn.actor, { circuitId, seen: Number(seen), step: Number(step) })),
  ),
} satisfies Verbs

async function save(
  turn: Turn,
  at: { circuitId: string; seen: number; step: number },
  fields: Fields,
): Promise<Answer> {
  const found = await findCircuit(turn, at.circuitId)
  if ('kind' in found) return found
  // Every version is kept: the one on which the form was opened tells which step it was.
  const was = found.circuit.versions.find(({ number }) => number === at.seen)?.steps[at.step]?.name ?? null
  const result = await saveStep(turn.ports, turn.actor, { ...at, fields: named(read(fields), was, turn) })
  const typed = typedIn(stepFields, fields)
  switch (result.kind) {
    case 'invalid':
      return stepForm(turn, { circuit: result.circuit, step: at.step, typed, errors: result.errors })
    case 'not-ready':
      if (result.faults.some(fault => fault.key === 'group-unnamed'))
        return stepForm(turn, { circuit: result.circuit, step: at.step, typed, errors: { groups: 'group-unnamed' } })
      return answered(turn, result)
    case 'changed': {
      const { steps } = currentCircuit(result.circuit)
      const step = was === null ? steps.length : steps.findIndex(({ name }) => name === was)
      return step < 0
        ? answered(turn, result)
        : stepForm(turn, { circuit: result.circuit, step, typed, errors: { card: 'circuit-changed' } })
    }
    default:
      return answered(turn, result)
  }
}

/** A shipped step keeps its name in each reader's language, until a person writes another. */
function named(fields: StepFields, was: string | null, { look }: Turn): StepFields {
  return was !== null && cleanText(fields.name) === shownStepName(was, look.words) ? { ...fields, name: was } : fields
}

function read(fields: Fields): StepFields {
  return Object.fromEntries(stepFields.map(name => [name, fields[name]])) as StepFields
}

async function stepForm(turn: Turn, form: StepForm): Promise<Answer> {
  const addresses = await addressesOf(turn, currentCircuit(form.circuit).steps[form.step])
  return { kind: 'card', card: drawStepForm({ ...form, addresses }, turn.look) }
}

/** While Graph is away people are shown by their ids, which are read as well. */
async function addressesOf({ ports }: Turn, step: CircuitStep | undefined): Promise<Record<string, string>> {
  const ids = step?.approvers.flatMap(rule => (rule.by === 'person' ? [rule.person.id] : [])) ?? []
  if (ids.length === 0) return {}
  try {
    return Object.fromEntries(
      [...(await ports.directory.people(ids))].flatMap(([id, { mail }]) => (mail === null ? [] : [[id, mail]])),
    )
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Misconfigured) return {}
    throw error
  }
}
