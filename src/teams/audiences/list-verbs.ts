import { keepList, takeList } from '../../core/use-cases/audiences/take-list.ts'
import { drawFile, drawList } from './draw-lists.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { orders } from '../turn/verb-facts.ts'

/** The buttons for a file of addresses; `fileKey`: of the message that brought it, and of the list that it becomes. */
export const listVerbs = {
  'audience.read': verb(orders('uncounted'), ['fileKey'], async (turn, { fileKey }) => {
    const result = await takeList(turn.ports, turn.actor, fileKey)
    if (result.kind === 'not-comms') return notComms(turn)
    if (result.kind !== 'taken') return refusal(turn, result)
    const { list } = result
    if (list.state !== 'reading') return { kind: 'card', card: drawList(list, turn.look) }
    return { kind: 'card', card: drawFile({ name: list.name, fileKey, reading: true }, turn.look) }
  }),
  'audience.keep': verb(orders('uncounted'), ['fileKey'], async (turn, { fileKey }) => {
    const result = await keepList(turn.ports, turn.actor, fileKey)
    switch (result.kind) {
      case 'kept':
      case 'already-kept':
        return { kind: 'card', card: drawList(result.list, turn.look) }
      default:
        return refusal(turn, result)
    }
  }),
} satisfies Verbs
