import { answerEvent, type AnswerEventResult } from '../../core/use-cases/events/answer-event.ts'
import { becauseOf, drawBeside } from './draw-beside.ts'
import { drawEvent, momentText } from './draw-event.ts'
import { statusOf } from './with-answer.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { faceOf } from '../../core/use-cases/placements/kept-cards.ts'

export const eventVerbs = {
  'event.join': verb(['postId'], (turn, { postId }) => answer(turn, postId, 'yes')),
  'event.leave': verb(['postId'], (turn, { postId }) => answer(turn, postId, 'no')),
} satisfies Verbs

type Answered = Extract<AnswerEventResult, { kind: 'answered' }>

async function answer(turn: Turn, postId: string, wants: 'yes' | 'no'): Promise<Answer> {
  const result = await answerEvent(turn.ports, turn.actor, { postId, answer: wants }, turn.settings)
  if (result.kind !== 'answered') return refusal(turn, result)
  // The text of the post stands on the delivered card alone, which is drawn again: typed words are answered in words.
  if (turn.road === 'typed') return { kind: 'note', text: typedText(turn, result) }
  return { kind: 'card', card: (await pressedBeside(turn)) ?? drawEvent(result, turn.look) }
}

/** The card that was pressed, when it is one of those beside the delivered card. */
async function pressedBeside({ ports, incoming, look }: Turn) {
  const { conversationId, replyToId } = incoming
  const placement = replyToId === null ? null : await ports.placements.byActivity(conversationId, replyToId)
  const face = placement === null ? null : (await faceOf(ports, placement.key))?.face
  switch (face?.face) {
    case 'event':
    case 'reminder':
    case 'moved':
    case 'cancelled':
      return drawBeside({ ...face, because: becauseOf(face), now: ports.now() }, look)
    default:
      return null
  }
}

function typedText({ look }: Turn, { event, state }: Answered): string {
  const { words } = look
  const status =
    state === 'open'
      ? momentText(event, statusOf(event.answer?.answer ?? 'no', look).line, words)
      : words.text(`events.status.${state}`)
  return words.text('events.typed', { reference: event.post.reference, status })
}
