import { isComms } from '../../core/actor.ts'
import { createPost } from '../../core/posts/create-post.ts'
import { listPosts } from '../../core/posts/list-posts.ts'
import type { Post } from '../../core/posts/post.ts'
import { drawPosts } from '../draw/posts/draw-posts.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { pickOne, press, type TypedWord, type TypedWords } from '../turn/typed-table.ts'
import { editor } from './editor.ts'
import { postVerbs } from './post-verbs.ts'

const recentMost = 200

export const recentPosts = async (turn: Turn): Promise<Post[]> => (isComms(turn.actor) ? turn.ports.posts.recent(recentMost) : [])

const no = (turn: Turn, kind: string): Answer[] => [refusal(turn, { kind: turn.rolesKnown ? kind : 'unavailable' })]

export const postWords: TypedWords = {
  draft: async turn => {
    const result = await createPost(turn.ports, turn.actor)
    return result.kind === 'created' ? [await editor(turn, result)] : no(turn, result.kind)
  },
  posts: async turn => {
    const result = await listPosts(turn.ports, turn.actor)
    return result.kind === 'listed' ? [{ kind: 'card', card: drawPosts(result, turn.look) }] : no(turn, result.kind)
  },
  edit: on('post.edit'),
  submit: on('post.submit'),
  duplicate: on('post.duplicate'),
  preview: on('post.preview'),
}

function on(name: string): TypedWord {
  return async (turn, reference) => {
    if (!isComms(turn.actor)) return no(turn, 'not-comms')
    return pickOne(turn, await recentPosts(turn), reference, async post => [await press(turn, postVerbs, name, { postId: post.id })])
  }
}
