import type { Actor } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { changeInitiative } from './change-initiative.ts'
import { type Initiative, reasonMax } from '../../domain/initiatives/initiative.ts'
import { cleanText } from '../../domain/text.ts'
import { questionCards } from '../cards/question-cards.ts'
import { type AlreadyDecided, alreadyDecided } from '../../domain/initiatives/already-decided.ts'

type Refusal =
  | { kind: 'not-yours' }
  | AlreadyDecided
  | { kind: 'no-such-question' }
  | { kind: 'already-answered'; initiative: Initiative }
  | { kind: 'answer-missing' }
  | { kind: 'too-long' }

/** *Répondre*: the answer comes back on the inbox card. `index`: which question, from 0. */
export function answerQuestion(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
  index: number,
  text: unknown,
) {
  const answer = cleanText(text)
  return changeInitiative<Refusal>(ports, actor, id, initiative => {
    if (initiative.author.id !== actor.id) return { kind: 'not-yours' }
    const question = initiative.questions[index]
    if (!question) return { kind: 'no-such-question' }
    if (question.answer) return { kind: 'already-answered', initiative }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (answer === '') return { kind: 'answer-missing' }
    if (answer.length > reasonMax * 2) return { kind: 'too-long' }
    const questions = initiative.questions.with(index, { ...question, answer: { at: ports.now(), text: answer } })
    return {
      initiative: { ...initiative, state: 'taken', questions },
      verb: 'initiative.answered',
      details: { answer },
      // An edited card tells nobody that it changed.
      also: [
        ...questionCards(id, index, question),
        { job: 'placement.refresh', data: { key: `answer:${id}:${index}` } },
      ],
    }
  })
}
