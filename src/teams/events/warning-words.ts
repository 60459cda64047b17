import { mayOrganise } from '../../core/domain/events/organisers.ts'
import type { Reference } from '../../core/domain/reference.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, type TypedWords } from '../turn/typed-table.ts'
import { sentLately } from './sent-events.ts'
import { openForm } from './warning-verbs.ts'

/** « prévenir 42 Apportez des gants »: the form with these words in it; nothing leaves by a word alone. */
export const warningWords = {
  warn: async (turn, reference, rest) =>
    pickOne(turn, await organised(turn, reference), reference, async ({ postId }) => [
      await openForm(turn, postId, rest),
    ]),
} satisfies TypedWords

/** Among the events that this person organises; by the post's reference or the broadcast's. */
export async function organised(turn: Turn, text: string): Promise<{ postId: string; reference: Reference }[]> {
  const meant = await sentLately(turn, text)
  const posts = await Promise.all(meant.map(({ postId }) => turn.ports.posts.byId(postId)))
  return meant.filter((_, index) => {
    const post = posts[index]
    return post?.content.kind === 'event' && mayOrganise(post, turn.actor)
  })
}
