import { answerEvent } from '../../../core/events/answer-event.ts'
import { drawEvent } from '../../draw/events/draw-event.ts'
import type { Answer } from '../../turn/answer.ts'
import { refusal } from '../../turn/refusal.ts'
import type { Turn } from '../../turn/turn.ts'
import { verb, type Verbs } from '../../turn/verbs.ts'

export const eventVerbs: Verbs = {
  'event.join': verb(['postId'], (turn, { postId }) => answer(turn, postId, 'yes')),
  'event.leave': verb(['postId'], (turn, { postId }) => answer(turn, postId, 'no')),
}

async function answer(turn: Turn, postId: string, wants: 'yes' | 'no'): Promise<Answer> {
  const result = await answerEvent(turn.ports, turn.actor, { postId, answer: wants }, turn.settings)
  return result.kind === 'answered' ? { kind: 'card', card: drawEvent(result, turn.look) } : refusal(turn, result)
}
