import { currentCircuit } from '../../core/domain/circuits/circuit.ts'
import { listCircuits } from '../../core/use-cases/circuits/change-circuit.ts'
import { refusal } from '../turn/refusal.ts'
import { press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { circuitVerbs } from './circuit-verbs.ts'
import { showCircuit, showCircuits } from './shown-circuit.ts'

/** `circuits`, and by their number in that list: `circuit 2`, `mettre en service 2`, `retirer du service 2`. */
export const circuitWords = {
  circuits: async (turn, reference) => {
    if (reference === '') return [await showCircuits(turn)]
    return numbered(async (turn, { id }) => [await showCircuit(turn, id)])(turn, reference, '')
  },
  useCircuit: numbered(async (turn, { id, seen }) => [
    await press(turn, circuitVerbs, 'circuit.activate', { circuitId: id, seen }),
  ]),
  retireCircuit: numbered(async (turn, { id, seen }) => [
    await press(turn, circuitVerbs, 'circuit.retire', { circuitId: id, seen }),
  ]),
} satisfies TypedWords

type Numbered = (turn: Parameters<TypedWord>[0], circuit: { id: string; seen: number }) => ReturnType<TypedWord>

function numbered(then: Numbered): TypedWord {
  return async (turn, reference) => {
    const result = await listCircuits(turn.ports, turn.actor)
    if (result.kind !== 'listed') return [refusal(turn, result)]
    const circuit = result.circuits[Number(reference) - 1]
    return circuit ? then(turn, { id: circuit.id, seen: currentCircuit(circuit).number }) : [await showCircuits(turn)]
  }
}
