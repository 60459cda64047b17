import { isComms } from '../../../core/actor.ts'
import { createPost } from '../../../core/posts/drafts/create-post.ts'
import { listPosts } from '../../../core/posts/list-posts.ts'
import type { Post, PostState } from '../../../core/posts/post.ts'
import { drawPosts } from '../../draw/posts/draw-posts.ts'
import { notComms } from '../../turn/refusal.ts'
import type { Turn } from '../../turn/turn.ts'
import { ableFirst, pickOne, press, type TypedWord, type TypedWords } from '../../turn/typed-table.ts'
import { doubts } from '../placements/doubts.ts'
import { editor } from './editor.ts'
import { postVerbs } from './post-verbs.ts'

const recentMost = 200

export const recentPosts = async (turn: Turn): Promise<Post[]> =>
  isComms(turn.actor) ? turn.ports.posts.recent(recentMost) : []

export const postWords: TypedWords = {
  draft: async turn => {
    const result = await createPost(turn.ports, turn.actor)
    return [result.kind === 'created' ? await editor(turn, result) : notComms(turn)]
  },
  posts: async turn => {
    const result = await listPosts(turn.ports, turn.actor)
    if (result.kind !== 'listed') return [notComms(turn)]
    return [
      { kind: 'card', card: drawPosts(result, turn.look) },
      ...(await doubts(turn, ['validation', 'tracking', 'comment', 'proposal'])),
    ]
  },
  edit: on('post.edit', ['draft', 'in-validation', 'approved']),
  submit: on('post.submit', ['draft']),
  giveUp: on('post.cancel', ['draft', 'in-validation', 'approved']),
  duplicate: on('post.duplicate'),
  preview: on('post.preview'),
}

/** `states`: in which the word can act on a post; in any, without. */
function on(name: string, states?: PostState[]): TypedWord {
  return async (turn, reference) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const posts = ableFirst(await recentPosts(turn), reference, ({ state }) => states?.includes(state) ?? true)
    return pickOne(turn, posts, reference, async ({ id }) => [await press(turn, postVerbs, name, { postId: id })])
  }
}
