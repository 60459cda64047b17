import { askWhy } from '../../core/use-cases/broadcasts/ask-why.ts'
import { drawWhy } from './draw-why.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'

export const whyVerbs: Verbs = {
  'broadcast.why': verb(['broadcastId'], why),
}

/** A card below: in its place it would take away what the person is reading. */
async function why(turn: Turn, { broadcastId }: { broadcastId: string }): Promise<Answer> {
  const result = await askWhy(turn.ports, turn.actor, broadcastId)
  if (result.kind !== 'why') return refusal(turn, result)
  return { kind: 'aside', card: drawWhy(result.why, turn.look), text: turn.look.words.text('broadcasts.why.below') }
}
