import { type Actor, isComms, named } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'
import { changeInitiative } from './change-initiative.ts'
import { type Initiative, reasonMax } from '../../domain/initiatives/initiative.ts'
import { cleanText } from '../../domain/text.ts'
import { type AlreadyDecided, alreadyDecided } from '../../domain/initiatives/already-decided.ts'

type Refusal =
  | { kind: 'not-comms' }
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
  return changeInitiative<Refusal>(ports, actor, id, initiative => {
    if (!isComms(actor)) return { kind: 'not-comms' }
    if (initiative.questions.some(one => one.id === questionId)) return { kind: 'already-said', initiative }
    const decided = alreadyDecided(initiative)
    if (decided) return decided
    if (question === '') return { kind: 'question-missing' }
    if (question.length > reasonMax) return { kind: 'too-long' }
    if (initiative.state === 'asked') return { kind: 'already-asked' }
    const asked = { id: questionId, by: named(actor), at: ports.now(), text: question, answer: null }
    const questions = [...initiative.questions, asked]
    const takenBy = initiative.takenBy ?? named(actor)
    return {
      initiative: { ...initiative, state: 'asked', takenBy, questions },
      verb: 'initiative.asked',
      details: { question },
      also: [{ job: 'placement.refresh', data: { key: `question:${id}:${questions.length - 1}` } }],
    }
  })
}
