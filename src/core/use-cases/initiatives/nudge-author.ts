import { type Actor, isComms } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import { nudgePauseMs } from '../validations/nudge.ts'
import { changeInitiative } from './change-initiative.ts'
import { questionCards } from '../cards/question-cards.ts'

type Refusal = { kind: 'not-comms' } | { kind: 'nothing-to-nudge' } | { kind: 'already-nudged'; at: Instant }

/** *Relancer*: the author whose answer is waited for gets the question once more, on top of the chat. */
export function nudgeAuthor(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
) {
  return changeInitiative<Refusal>(ports, actor, id, initiative => {
    if (!isComms(actor)) return { kind: 'not-comms' }
    const index = initiative.questions.findIndex(({ answer }) => answer === null)
    const question = initiative.questions[index]
    if (initiative.state !== 'asked' || !question) return { kind: 'nothing-to-nudge' }
    const at = ports.now()
    const last = question.nudges?.at(-1)
    if (last && msBetween(last, at) < nudgePauseMs) return { kind: 'already-nudged', at: last }
    const nudged = { ...question, nudges: [...(question.nudges ?? []), at] }
    return {
      initiative: { ...initiative, questions: initiative.questions.with(index, nudged) },
      verb: 'initiative.nudged',
      also: questionCards(id, index, nudged),
    }
  })
}
