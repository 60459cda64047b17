import { declareTaskDone } from '../../core/use-cases/withdrawals/end-withdrawal.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { orders } from '../turn/verb-facts.ts'

/** *C’est fait*, for a task by hand after a picture was withdrawn. */
export const withdrawalVerbs = {
  'withdrawal.done': verb(orders('plan'), ['withdrawalId', 'taskKey'], async (turn, { withdrawalId, taskKey }) => {
    const result = await declareTaskDone(turn.ports, turn.actor, { withdrawalId, place: taskKey })
    switch (result.kind) {
      case 'task-done':
      case 'task-done-before':
        return notice(turn, result.kind, { reference: result.withdrawal.reference, title: result.title })
      default:
        return refusal(turn, result)
    }
  }),
} satisfies Verbs
