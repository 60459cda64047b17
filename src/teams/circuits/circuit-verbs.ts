import { type Circuit, currentCircuit } from '../../core/domain/circuits/circuit.ts'
import { activateCircuit, createCircuit, saveScope } from '../../core/use-cases/circuits/change-circuit.ts'
import type { ScopeFields } from '../../core/domain/circuits/read-circuit-scope.ts'
import { Misconfigured, Unavailable } from '../../core/domain/errors.ts'
import { cleanText } from '../../core/domain/text.ts'
import { drawScopeForm, scopeFields, type ScopeForm } from './draw-scope-form.ts'
import { shownCircuitName } from '../cards/state-names.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { answered, findCircuit, showCircuit, showCircuits } from './shown-circuit.ts'
import { orders, reads } from '../turn/verb-facts.ts'

type Fields = Record<string, unknown>

/** The list, a circuit's card, its name and use. */
export const circuitVerbs = {
  'circuit.list': verb(reads, [], showCircuits),
  'circuit.open': verb({ ...reads, opensForm: true }, ['circuitId'], (turn, { circuitId }) =>
    showCircuit(turn, circuitId),
  ),
  'circuit.new': verb(orders('uncounted'), [], async turn => {
    // A person who may not, or a circuit too many, is refused before anything is typed.
    const result = await showCircuits(turn)
    return result.kind === 'card' ? scopeForm(turn, { circuit: null }) : result
  }),
  'circuit.scope': verb(orders('uncounted'), ['circuitId'], async (turn, { circuitId }) => {
    const found = await findCircuit(turn, circuitId)
    return 'kind' in found ? found : scopeForm(turn, found)
  }),
  'circuit.save': verb(orders('uncounted'), ['circuitId', 'seen'], (turn, { circuitId, seen }, fields) =>
    circuitId === 'new' ? create(turn, fields) : save(turn, circuitId, Number(seen), fields),
  ),
  'circuit.activate': verb(orders('uncounted'), ['circuitId', 'seen'], async (turn, { circuitId, seen }) =>
    answered(turn, await activateCircuit(turn.ports, turn.actor, { circuitId, seen: Number(seen), active: true })),
  ),
  'circuit.retire': verb(orders('uncounted'), ['circuitId', 'seen'], async (turn, { circuitId, seen }) =>
    answered(turn, await activateCircuit(turn.ports, turn.actor, { circuitId, seen: Number(seen), active: false })),
  ),
} satisfies Verbs

async function create(turn: Turn, fields: Fields): Promise<Answer> {
  const result = await createCircuit(turn.ports, turn.actor, read(fields))
  switch (result.kind) {
    case 'circuit-changed':
      return showCircuit(turn, result.circuit.id)
    case 'invalid':
      return scopeForm(turn, { circuit: null, typed: typedIn(scopeFields, fields), errors: result.errors })
    default:
      return refusal(turn, result)
  }
}

async function save(turn: Turn, circuitId: string, seen: number, fields: Fields): Promise<Answer> {
  const found = await findCircuit(turn, circuitId)
  if ('kind' in found) return found
  const result = await saveScope(turn.ports, turn.actor, {
    circuitId,
    seen,
    fields: named(read(fields), found.circuit, turn),
  })
  const typed = typedIn(scopeFields, fields)
  if (result.kind === 'invalid') return scopeForm(turn, { circuit: result.circuit, typed, errors: result.errors })
  return result.kind === 'changed'
    ? scopeForm(turn, { circuit: result.circuit, typed, errors: { card: 'circuit-changed' } })
    : answered(turn, result)
}

/** A shipped circuit keeps its name in each reader's language, until a person writes another. */
function named(fields: ScopeFields, circuit: Circuit, { look }: Turn): ScopeFields {
  const { name } = currentCircuit(circuit)
  return cleanText(fields.name) === shownCircuitName(name, look.words) ? { ...fields, name } : fields
}

async function scopeForm(turn: Turn, form: ScopeForm): Promise<Answer> {
  const departments = await departmentNames(turn)
  return { kind: 'card', card: drawScopeForm({ ...form, departments }, turn.look) }
}

/** While Graph is away chosen departments stay. */
async function departmentNames({ ports }: Turn): Promise<string[]> {
  try {
    return (await ports.departments.all()).map(({ name }) => name)
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Misconfigured) return []
    throw error
  }
}

function read(fields: Fields): ScopeFields {
  const { name, kinds, sections, departments, reach } = fields
  return { name, kinds, sections, departments, reach }
}
