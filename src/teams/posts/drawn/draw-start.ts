import type { Post } from '../../../core/domain/posts/post.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { keysOf } from '../../../words.ts'

/**
 * One button that opens the editor: a whole form would push the conversation away. `post` null: nothing was written
 * yet; its id is that of the button.
 */
export function drawStart({ postId, post }: { postId: string; post: Post | null }, look: Look): Card {
  const { words } = look
  const key = keysOf('posts.start')
  const state = post && words.text(`states.post.${post.state}`)
  return drawCard(
    'posts/start',
    {
      postId,
      broadcastId: post?.correcting?.broadcastId ?? '',
      isNew: post === null,
      heading: post ? escapeLine(post.content.title) || post.reference : words.text(key('fresh')),
      hint: post
        ? words.text(key('where'), { reference: post.reference, state: state ?? '' })
        : words.text(key('born')),
      title: words.text(post ? 'common.open' : key('write')),
    },
    look,
  )
}
