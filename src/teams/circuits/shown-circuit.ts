import { type CircuitResult, listCircuits } from '../../core/use-cases/circuits/change-circuit.ts'
import { type Circuit, currentCircuit } from '../../core/domain/circuits/circuit.ts'
import type { Tone } from '../cards/card-templates.ts'
import { faultsText } from './circuit-text.ts'
import { drawCircuit, drawCircuits } from './draw-circuit.ts'
import { refusedAttempt } from '../../core/use-cases/journal/refused-attempt.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { keysOf } from '../../words.ts'

export async function showCircuits(turn: Turn): Promise<Answer> {
  const result = await listCircuits(turn.ports, turn.actor)
  return result.kind === 'listed' ? { kind: 'card', card: drawCircuits(result, turn.look) } : refusal(turn, result)
}

/** For a person who may, and an existing circuit: else the answer to give. */
export async function findCircuit(
  turn: Turn,
  circuitId: string,
): Promise<{ circuit: Circuit; circuits: Circuit[] } | Answer> {
  const result = await listCircuits(turn.ports, turn.actor)
  // Only administrators are shown a card with its id.
  if (result.kind !== 'listed')
    return refusal(
      turn,
      await refusedAttempt(turn.ports, turn.actor, { what: 'circuit.change', subject: 'circuits' }, result),
    )
  const circuit = result.circuits.find(({ id }) => id === circuitId)
  return circuit ? { circuit, circuits: result.circuits } : refusal(turn, { kind: 'not-found' })
}

export async function showCircuit(turn: Turn, circuitId: string, said?: { text: string; tone: Tone }): Promise<Answer> {
  const found = await findCircuit(turn, circuitId)
  return 'kind' in found
    ? found
    : { kind: 'card', card: drawCircuit({ ...found, ...(said ? { said } : {}) }, turn.look) }
}

/** The present circuit, with the result of the click. */
export async function answered(
  turn: Turn,
  result: CircuitResult | { kind: 'no-such-step' | 'too-many-steps'; circuit: Circuit },
): Promise<Answer> {
  const { words } = turn.look
  const key = keysOf('circuits.says')
  const shown = (circuit: Circuit, text: string, tone: Tone) => showCircuit(turn, circuit.id, { text, tone })
  switch (result.kind) {
    case 'circuit-changed':
      return shown(result.circuit, words.text(key('saved')), 'ok')
    case 'circuit-unchanged':
      return showCircuit(turn, result.circuit.id)
    case 'changed':
      return shown(result.circuit, words.text(key('meanwhile')), 'warning')
    case 'not-ready': {
      const told = key(currentCircuit(result.circuit).active ? 'refused' : 'notReady')
      return shown(result.circuit, words.text(told, { list: faultsText(result.faults, words) }), 'error')
    }
    case 'last-open':
      return shown(result.circuit, words.text(key('lastOpen')), 'error')
    case 'no-such-step':
      return shown(result.circuit, words.text(key('noSuchStep')), 'warning')
    case 'too-many-steps':
      return shown(result.circuit, words.text(key('tooManySteps')), 'error')
    default:
      return refusal(turn, result)
  }
}
