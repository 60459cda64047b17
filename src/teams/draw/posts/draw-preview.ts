import type { Post, RenderedPost } from '../../../core/posts/post.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { inertBody } from '../view/inert-body.ts'

/** The very card that people will get. `dialog`: it lies in one, as a rule. */
export function drawPreview({ rendered, post, dialog = true }: { rendered: RenderedPost; post: Post; dialog?: boolean }, look: Look): Card {
  return drawCard('posts/preview', {
    postId: post.id,
    summary: escapeLine(rendered.summary),
    noSummary: rendered.summary === '',
    sealed: inertBody(rendered, look.words),
    dialog,
    card: !dialog,
  }, look)
}
