import { refresh } from '../../change.ts'
import { type Actor, named } from '../../domain/actor.ts'
import {
  alreadyDecided,
  type AlreadyDecided,
  type Initiative,
  openQuestion,
  reasonMax,
  takenOn,
} from '../../domain/initiatives/initiative.ts'
import { cleanText } from '../../domain/text.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { questionCards } from '../cards/question-cards.ts'
import { nudgePauseMs } from '../validations/nudge.ts'
import { byAuthor, byComms } from './change-initiative.ts'

type AskRefusal =
  | AlreadyDecided
  | { kind: 'question-missing' }
  | { kind: 'too-long' }
  | { kind: 'already-asked' }
  /** The very same click, delivered again. */
  | { kind: 'already-said'; initiative: Initiative }

/** *Demander une précision*: the question reaches the author in chat. One open question at a time. */
export function askAuthor(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
  id: string,
  text: unknown,
) {
  const question = cleanText(text)
  const questionId = ports.newId()
  return byComms.change<AskRefusal>(ports, actor, id, initiative => {
    if (initiative.questions.some(one => one.id === questionId)) return { kind: 'already-said', initiative }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (question === '') return { kind: 'question-missing' }
    if (question.length > reasonMax) return { kind: 'too-long' }
    if (openQuestion(initiative) >= 0) return { kind: 'already-asked' }
    const asked = { id: questionId, by: named(actor), at: ports.now(), text: question, answer: null }
    const questions = [...initiative.questions, asked]
    return {
      row: { ...takenOn(initiative, named(actor), ports.now()), state: 'asked', questions },
      verb: 'initiative.asked',
      details: { question },
      also: [refresh({ card: 'question', initiativeId: id, index: questions.length - 1 })],
    }
  })
}

type NudgeRefusal = { kind: 'nothing-to-nudge' } | { kind: 'already-nudged'; at: Instant }

/** *Relancer*: the author gets the unanswered question once more, at the end of the chat. */
export function nudgeAuthor(
  ports: Pick<Ports, 'history' | 'initiatives' | 'commit' | 'now'>,
  actor: Actor,
  id: string,
) {
  return byComms.change<NudgeRefusal>(ports, actor, id, initiative => {
    const index = openQuestion(initiative)
    const question = initiative.questions[index]
    if (initiative.state !== 'asked' || !question) return { kind: 'nothing-to-nudge' }
    const at = ports.now()
    const last = question.nudges?.at(-1)
    if (last && msBetween(last, at) < nudgePauseMs) return { kind: 'already-nudged', at: last }
    const nudged = { ...question, nudges: [...(question.nudges ?? []), at] }
    return {
      row: { ...initiative, questions: initiative.questions.with(index, nudged) },
      verb: 'initiative.nudged',
      also: questionCards(id, index, nudged),
    }
  })
}

type AnswerRefusal =
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
  return byAuthor.change<AnswerRefusal>(ports, actor, id, initiative => {
    const question = initiative.questions[index]
    if (!question) return { kind: 'no-such-question' }
    if (question.answer) return { kind: 'already-answered', initiative }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (answer === '') return { kind: 'answer-missing' }
    if (answer.length > reasonMax * 2) return { kind: 'too-long' }
    const questions = initiative.questions.with(index, { ...question, answer: { at: ports.now(), text: answer } })
    return {
      // A delayed proposal stays delayed: the answer waits with it.
      row: { ...initiative, state: initiative.state === 'later' ? 'later' : 'taken', questions },
      verb: 'initiative.answered',
      details: { answer },
      // An edited card tells nobody that it changed.
      also: [...questionCards(id, index, question), refresh({ card: 'answer', initiativeId: id, index })],
    }
  })
}
