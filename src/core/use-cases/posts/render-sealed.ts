import type { Ports } from '../../ports.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { RenderedPost } from '../../domain/seal.ts'
import { normalized } from '../../domain/text.ts'
import { typesetPost } from '../../domain/posts/typography.ts'

/** The very bytes: typeset and in NFC, so that what is hashed, stored and sent is one and the same. */
export function renderSealed(
  ports: Pick<Ports, 'renderPost' | 'pictures'>,
  { id, content }: Pick<Post, 'id' | 'content'>,
): RenderedPost {
  const { locale, summary, card } = ports.renderPost(
    typesetPost(content),
    picture => ports.pictures.address(picture),
    id,
  )
  return { locale, summary: normalized(summary), card: normalized(card) }
}
