import type { Locale } from '../core/domain/actor.ts'
import type { RenderPost } from '../core/ports/outside.ts'
import { normalized } from '../core/domain/text.ts'
import type { Words } from '../words.ts'
import { drawSealedPost } from './posts/drawn/draw-sealed-post.ts'

/**
 * The port: the very bytes that are sealed, shown to approvers and sent. In the post's own language, for every reader.
 */
export function createRenderPost(words: Record<Locale, Words>, timeZone: string): RenderPost {
  return (content, address, postId, sections) => {
    const { locale } = content
    const card = drawSealedPost(
      content,
      { address, postId },
      {
        words: words[locale],
        locale,
        timeZone,
        ...(sections ? { sections } : {}),
      },
    )
    return { locale, summary: normalized(content.summary), card: JSON.stringify(card) }
  }
}
