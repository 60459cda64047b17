import { currentCircuit } from '../../core/domain/circuits/circuit.ts'
import { listCircuits } from '../../core/use-cases/circuits/change-circuit.ts'
import { as, equivalent, inList, listOr, on } from '../turn/equivalent.ts'
import { refusal } from '../turn/refusal.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { circuitVerbs } from './circuit-verbs.ts'
import { showCircuit, showCircuits } from './shown-circuit.ts'
import { forAll, notOfficers, stays } from '../turn/word-facts.ts'

const aCircuit = inList(async turn => {
  const result = await listCircuits(turn.ports, turn.actor)
  return result.kind === 'listed' ? result.circuits : refusal(turn, result)
}, showCircuits)
const seen = as(aCircuit, one => ({ circuitId: one.id, seen: currentCircuit(one).number }))

/** `circuits`, and by their number in that list: `circuit 2`, `mettre en service 2`, `retirer du service 2`. */
export const circuitWords = {
  circuits: stays(
    forAll,
    listOr(
      showCircuits,
      on(aCircuit, (turn, { id }) => showCircuit(turn, id)),
    ),
  ),
  useCircuit: equivalent(notOfficers, circuitVerbs, 'circuit.activate', seen),
  retireCircuit: equivalent(notOfficers, circuitVerbs, 'circuit.retire', seen),
} satisfies TypedWords
