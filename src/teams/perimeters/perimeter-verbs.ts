import { addPerimeter, listPerimeters, removePerimeter } from '../../core/use-cases/perimeters/change-perimeters.ts'
import { fieldErrors } from '../cards/faults.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawPerimeters, type PerimeterForm } from './draw-perimeters.ts'
import { orders } from '../turn/verb-facts.ts'
import { forAll, stays } from '../turn/word-facts.ts'

const fieldNames = ['group', 'departments', 'groups'] as const

export const perimeterVerbs = {
  'perimeter.add': verb(orders('uncounted'), [], async (turn, _ids, fields) => {
    const result = await addPerimeter(turn.ports, turn.actor, {
      group: fields['group'],
      departments: fields['departments'],
      groups: fields['groups'],
      everyone: fields['everyone'],
    })
    switch (result.kind) {
      case 'perimeter-added':
        return showPerimeters(turn)
      case 'invalid':
        return showPerimeters(turn, {
          typed: typedIn([...fieldNames, 'everyone'], fields),
          errors: fieldErrors(fieldNames, result.errors, turn.look.words),
        })
      default:
        return refusal(turn, result)
    }
  }),
  'perimeter.remove': verb(orders('uncounted'), ['perimeterId'], async (turn, { perimeterId }) => {
    const result = await removePerimeter(turn.ports, turn.actor, perimeterId)
    // Removed by somebody else meanwhile: gone all the same.
    return result.kind === 'perimeter-removed' || result.kind === 'not-found'
      ? showPerimeters(turn)
      : refusal(turn, result)
  }),
} satisfies Verbs

export async function showPerimeters(turn: Turn, form?: PerimeterForm): Promise<Answer> {
  const result = await listPerimeters(turn.ports, turn.actor)
  if (result.kind !== 'listed') return refusal(turn, result)
  return { kind: 'card', card: drawPerimeters({ ...result, ...(form ? { form } : {}) }, turn.look) }
}

export const perimeterWords = {
  perimeters: stays(forAll, turn => showPerimeters(turn)),
} satisfies TypedWords
