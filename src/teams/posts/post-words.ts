import { isComms, maySeeAll } from '../../core/domain/actor.ts'
import { listPosts } from '../../core/use-cases/posts/list-posts.ts'
import type { Post, PostState } from '../../core/domain/posts/post.ts'
import { drawPosts } from './drawn/draw-posts.ts'
import { drawStart } from './drawn/draw-start.ts'
import { recentPosts } from '../turn/find.ts'
import { notComms } from '../turn/refusal.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { doubts } from '../placements/doubts.ts'
import { postVerbs } from './post-verbs.ts'
import { testVerbs } from './test-verbs.ts'
import { commsOnly, forAll, notOfficers, type Say, word } from '../turn/word-facts.ts'

export const postWords = {
  // Nothing is kept before something was written: the id of the button is that of the post it will be.
  draft: word({ ...notOfficers, daily: 'draft' }, async turn => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    return [{ kind: 'card', card: drawStart({ postId: turn.ports.newId(), post: null }, turn.look) }]
  }),
  posts: word(forAll, async turn => {
    const result = await listPosts(turn.ports, turn.actor)
    if (result.kind !== 'listed') return [notComms(turn)]
    return [{ kind: 'card', card: drawPosts(result, turn.look) }, ...(await doubts(turn, 'posts'))]
  }),
  edit: word(notOfficers, async (turn, reference) => {
    if (!isComms(turn.actor)) return [notComms(turn)]
    const open = ({ state }: Post): boolean => state === 'draft' || state === 'in-validation' || state === 'approved'
    return pickOne(turn, ableFirst(await recentPosts(turn), reference, open), reference, async post => [
      open(post)
        ? { kind: 'card', card: drawStart({ postId: post.id, post }, turn.look) }
        : await press(turn, postVerbs, 'post.edit', { postId: post.id }),
    ])
  }),
  submit: word(notOfficers, on('post.submit', ['draft'])),
  giveUp: word(commsOnly, on('post.cancel', ['draft', 'in-validation', 'approved'])),
  preview: word(forAll, on('post.preview', undefined, maySeeAll)),
  test: word(commsOnly, on('post.test', ['draft', 'in-validation', 'approved'])),
} satisfies TypedWords

const verbs = { ...postVerbs, ...testVerbs }

/** `states`: in which the word can act on a post; in any, without. */
function on(name: keyof typeof verbs, states?: PostState[], may = isComms): Say {
  return async (turn, reference) => {
    if (!may(turn.actor)) return [notComms(turn)]
    const posts = ableFirst(await recentPosts(turn), reference, ({ state }) => states?.includes(state) ?? true)
    return pickOne(turn, posts, reference, async ({ id }) => [await press(turn, verbs, name, { postId: id })])
  }
}
