import type { Ports } from '../../ports.ts'
import type { PostContent, RenderedPost } from '../post.ts'

/** The very bytes: in NFC, so that what is hashed, stored and sent is one and the same. */
export function renderSealed(ports: Pick<Ports, 'renderPost' | 'pictures'>, content: PostContent): RenderedPost {
  const { locale, summary, card } = ports.renderPost(content, id => ports.pictures.address(id))
  return { locale, summary: summary.normalize('NFC'), card: card.normalize('NFC') }
}
