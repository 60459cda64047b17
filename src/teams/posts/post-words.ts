import { isComms, maySeeAll } from '../../core/domain/actor.ts'
import { listPosts } from '../../core/use-cases/posts/list-posts.ts'
import { drawPosts } from './drawn/draw-posts.ts'
import { drawStart } from './drawn/draw-start.ts'
import { aPost, asId, equivalent, isOpenPost, on } from '../turn/equivalent.ts'
import { notComms } from '../turn/refusal.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { doubts } from '../placements/doubts.ts'
import { postVerbs } from './post-verbs.ts'
import { testVerbs } from './test-verbs.ts'
import { commsOnly, equivalentOf, forAll, notOfficers, stays } from '../turn/word-facts.ts'

const openPost = asId('postId', aPost({ able: isOpenPost }))

export const postWords = {
  // Nothing is kept before something was written: the id of the button is that of the post it will be.
  draft: stays({ ...notOfficers, daily: 'draft' }, turn => {
    if (!isComms(turn.actor)) return notComms(turn)
    return { kind: 'card', card: drawStart({ postId: turn.ports.newId(), post: null }, turn.look) }
  }),
  posts: stays(forAll, async turn => {
    const result = await listPosts(turn.ports, turn.actor)
    if (result.kind !== 'listed') return notComms(turn)
    return [{ kind: 'card', card: drawPosts(result, turn.look) }, ...(await doubts(turn, 'posts'))]
  }),
  edit: equivalentOf(
    notOfficers,
    ['post.edit'],
    on(aPost({ able: isOpenPost }), (turn, post) =>
      isOpenPost(post)
        ? { kind: 'card', card: drawStart({ postId: post.id, post }, turn.look) }
        : press(turn, postVerbs, 'post.edit', { postId: post.id }),
    ),
  ),
  submit: equivalent(
    notOfficers,
    postVerbs,
    'post.submit',
    asId('postId', aPost({ able: ({ state }) => state === 'draft' })),
  ),
  giveUp: equivalent(commsOnly, postVerbs, 'post.cancel', openPost),
  preview: equivalent(forAll, postVerbs, 'post.preview', asId('postId', aPost({ may: maySeeAll }))),
  test: equivalent(commsOnly, testVerbs, 'post.test', openPost),
} satisfies TypedWords
