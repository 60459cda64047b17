import { seeReplies } from '../../core/use-cases/releases/see-replies.ts'
import type { Answer } from '../turn/answer.ts'
import { listOr, on } from '../turn/equivalent.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { drawReplies } from './draw-replies.ts'
import { elsewhere } from './release-words.ts'
import { forAll, stays } from '../turn/word-facts.ts'

export const replyWords = {
  // « réactions 42 »; « réactions » alone: what names the authority
  publicReplies: stays(
    forAll,
    listOr(
      turn => showReplies(turn, null),
      on(elsewhere, (turn, { id }) => showReplies(turn, id)),
    ),
  ),
} satisfies TypedWords

async function showReplies(turn: Turn, postId: string | null): Promise<Answer> {
  const seen = await seeReplies(turn.ports, turn.actor, postId)
  switch (seen.kind) {
    case 'seen':
      return { kind: 'card', card: drawReplies(seen, turn.look) }
    case 'not-comms':
      return notComms(turn)
    case 'not-found':
      return refusal(turn, { kind: 'not-found' })
  }
}
