import { askWhy } from '../../../core/broadcasts/ask-why.ts'
import { drawWhy } from '../../draw/broadcasts/draw-why.ts'
import { audienceText } from '../../draw/view/audience-text.ts'
import type { Answer } from '../../turn/answer.ts'
import { refusal } from '../../turn/refusal.ts'
import type { Turn } from '../../turn/turn.ts'
import { verb, type Verbs } from '../../turn/verbs.ts'

export const whyVerbs: Verbs = {
  'broadcast.why': verb(['broadcastId'], why),
}

/** A short text beside the card: the card in its place would take away what the person is reading. */
async function why(turn: Turn, { broadcastId }: { broadcastId: string }): Promise<Answer> {
  const result = await askWhy(turn.ports, turn.actor, broadcastId)
  if (result.kind !== 'why') return refusal(turn, result)
  const { words } = turn.look
  const { broadcast } = result
  const audience = audienceText(broadcast.audience, words)
  if (turn.road === 'typed') return { kind: 'card', card: drawWhy({ broadcast, audienceText: audience }, turn.look) }
  const { title, sentBy, postReference: post } = broadcast
  return { kind: 'note', text: words.text('broadcasts.why.short', { title, audience, name: sentBy?.name ?? '', post }) }
}
