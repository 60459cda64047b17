import { maySeeAll } from '../../core/domain/actor.ts'
import { seeReplies } from '../../core/use-cases/releases/see-replies.ts'
import type { Answer } from '../turn/answer.ts'
import { recentPosts } from '../turn/find.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { ableFirst, pickOne, type TypedWords } from '../turn/typed-table.ts'
import { drawReplies } from './draw-replies.ts'
import { forAll, word } from '../turn/word-facts.ts'

export const replyWords = {
  // « réactions 42 »; « réactions » alone: what names the authority
  publicReplies: word(forAll, async (turn, reference) => {
    if (!maySeeAll(turn.actor)) return [notComms(turn)]
    if (reference === '') return [await showReplies(turn, null)]
    const posts = ableFirst(await recentPosts(turn), reference, ({ elsewhere = [] }) => elsewhere.length > 0)
    return pickOne(turn, posts, reference, async ({ id }) => [await showReplies(turn, id)])
  }),
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
