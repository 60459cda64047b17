import { mayOrganise } from '../../core/domain/events/organisers.ts'
import { matchesReference, parseReference, type Reference } from '../../core/domain/reference.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, type TypedWords } from '../turn/typed-table.ts'
import { openForm } from './warning-verbs.ts'

const recentMost = 100

/** « prévenir 42 Apportez des gants »: the form with these words in it; nothing leaves by a word alone. */
export const warningWords = {
  warn: async (turn, reference, rest) =>
    pickOne(turn, await organised(turn, reference), reference, async ({ postId }) => [
      await openForm(turn, postId, rest),
    ]),
} satisfies TypedWords

/** Among the events that this person organises; by the post's reference or the broadcast's. */
async function organised(turn: Turn, text: string): Promise<{ postId: string; reference: Reference }[]> {
  const typed = parseReference(text)
  if (!typed) return []
  const recent = await turn.ports.broadcasts.recent(recentMost)
  const meant = recent.flatMap(({ postId, postReference, reference }) => {
    const matching = [postReference, reference].find(one => matchesReference(typed, one))
    return matching === undefined ? [] : [{ postId, reference: matching }]
  })
  const posts = await Promise.all(meant.map(({ postId }) => turn.ports.posts.byId(postId)))
  const own = meant.filter((_, index) => {
    const post = posts[index]
    return post?.content.kind === 'event' && mayOrganise(post, turn.actor)
  })
  return own.filter(({ postId }, index) => own.findIndex(one => one.postId === postId) === index)
}
