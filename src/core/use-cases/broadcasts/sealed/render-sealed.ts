import type { Post } from '../../../domain/posts/post.ts'
import { typesetPost } from '../../../domain/posts/text/typeset-post.ts'
import type { RenderedPost } from '../../../domain/seal.ts'
import { normalized } from '../../../domain/text.ts'
import type { Ports } from '../../../ports.ts'
import { allSections } from '../../sections/all-sections.ts'

export type RenderNeeds = Pick<Ports, 'renderPost' | 'pictures' | 'sections'>

/**
 * The sealed bytes: typeset and in NFC, so that the same bytes are hashed, stored and sent. `on`: `draft`: equally
 * long, with addresses of pictures that end with the draft.
 */
export async function renderSealed(
  ports: RenderNeeds,
  { id, content }: Pick<Post, 'id' | 'content'>,
  on: 'card' | 'draft' = 'card',
): Promise<RenderedPost> {
  const sections = await allSections(ports)
  const { locale, summary, card } = ports.renderPost(
    typesetPost(content),
    picture => ports.pictures.address({ on, postId: id, id: picture }),
    id,
    sections,
  )
  return { locale, summary: normalized(summary), card: normalized(card) }
}
