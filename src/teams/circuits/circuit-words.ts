import { currentCircuit } from '../../core/domain/circuits/circuit.ts'
import { listCircuits } from '../../core/use-cases/circuits/change-circuit.ts'
import { refusal } from '../turn/refusal.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { circuitVerbs } from './circuit-verbs.ts'
import { showCircuit, showCircuits } from './shown-circuit.ts'
import { forAll, notOfficers, type Say, word } from '../turn/word-facts.ts'

/** `circuits`, and by their number in that list: `circuit 2`, `mettre en service 2`, `retirer du service 2`. */
export const circuitWords = {
  circuits: word(forAll, async (turn, reference) => {
    if (reference === '') return [await showCircuits(turn)]
    return numbered(async (turn, { id }) => [await showCircuit(turn, id)])(turn, reference, '')
  }),
  useCircuit: word(
    notOfficers,
    numbered(async (turn, { id, seen }) => [
      await press(turn, circuitVerbs, 'circuit.activate', { circuitId: id, seen }),
    ]),
  ),
  retireCircuit: word(
    notOfficers,
    numbered(async (turn, { id, seen }) => [
      await press(turn, circuitVerbs, 'circuit.retire', { circuitId: id, seen }),
    ]),
  ),
} satisfies TypedWords

type Numbered = (turn: Parameters<Say>[0], circuit: { id: string; seen: number }) => ReturnType<Say>

function numbered(then: Numbered): Say {
  return async (turn, reference) => {
    const result = await listCircuits(turn.ports, turn.actor)
    if (result.kind !== 'listed') return [refusal(turn, result)]
    const circuit = result.circuits[Number(reference) - 1]
    return circuit ? then(turn, { id: circuit.id, seen: currentCircuit(circuit).number }) : [await showCircuits(turn)]
  }
}
