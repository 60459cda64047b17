import { refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import {
  alreadyDecided,
  type AlreadyDecided,
  copiesOf,
  type Initiative,
  reasonMax,
  textMax,
} from '../../domain/initiatives/initiative.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { questionCards } from '../cards/question-cards.ts'
import { abandonedMs, endLeftBehind } from '../pictures/left-behind.ts'
import { changeInitiative } from './change-initiative.ts'

type Refusal =
  | { kind: 'not-yours' }
  | AlreadyDecided
  | { kind: 'addition-missing' }
  | { kind: 'too-long' }
  | { kind: 'already-completed'; initiative: Initiative }

/** Teams delivers again within moments, not after so many other additions. */
const additionsKept = 20

/** *Compléter*: the author adds words below the text; what comms already read stays as it was. */
export function completeInitiative(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
  id: string,
  text: unknown,
) {
  const addition = cleanText(text)
  const additionId = ports.newId()
  return changeInitiative<Refusal>(ports, actor, id, initiative => {
    if (initiative.author.id !== actor.id) return { kind: 'not-yours' }
    const { additions = [] } = initiative
    if (additions.includes(additionId)) return { kind: 'already-completed', initiative }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (addition === '') return { kind: 'addition-missing' }
    const whole = `${initiative.text}\n\n${addition}`
    if (whole.length > textMax) return { kind: 'too-long' }
    return {
      initiative: { ...initiative, text: whole, additions: [...additions, additionId].slice(-additionsKept) },
      verb: 'initiative.completed',
      details: { addition },
    }
  })
}

type AnswerQuestionRefusal =
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
  return changeInitiative<AnswerQuestionRefusal>(ports, actor, id, initiative => {
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
      also: [...questionCards(id, index, question), refresh({ card: 'answer', initiativeId: id, index })],
    }
  })
}

/** *Ajouter une photo*: the next file that the author sends is for this initiative. */
export function askForPhoto(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
) {
  return changeInitiative<{ kind: 'not-yours' } | AlreadyDecided>(ports, actor, id, initiative => {
    if (initiative.author.id !== actor.id) return { kind: 'not-yours' }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    return { initiative: { ...initiative, photoAskedAt: ports.now() }, verb: 'initiative.photo-asked' }
  })
}

/** *Retirer*, by its author, until somebody decided. */
export function withdrawInitiative(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
) {
  return changeInitiative<{ kind: 'not-yours' } | AlreadyDecided>(ports, actor, id, initiative => {
    if (initiative.author.id !== actor.id) return { kind: 'not-yours' }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    const decision = { by: named(actor), at: ports.now(), reason: null }
    return {
      initiative: { ...initiative, state: 'withdrawn', decision },
      verb: 'initiative.withdrawn',
      also: endLeftBehind(copiesOf(initiative), id, abandonedMs),
    }
  })
}
