import type { Post, SealedVersion } from '../../../domain/posts/post.ts'
import { canonicalKey } from '../../../domain/seal.ts'
import type { Ports } from '../../../ports.ts'
import { type RenderNeeds, renderSealed } from '../../broadcasts/sealed/render-sealed.ts'

export type AsSealedNeeds = RenderNeeds & Pick<Ports, 'readSealed'>

/**
 * Whether the words of a post's row are those of its sealed card: title, body, link, when and where, whose idea it was.
 * An approved post that is edited is a draft, so that other words are of a row that was changed otherwise: nobody
 * vouched for them. Both cards are read back, since a later Mary may draw the same words otherwise.
 */
export async function isAsSealed(
  ports: AsSealedNeeds,
  post: Pick<Post, 'id' | 'content'>,
  { rendered }: Pick<SealedVersion, 'rendered'>,
): Promise<boolean> {
  const sealed = ports.readSealed(rendered)
  const now = ports.readSealed(await renderSealed(ports, post))
  return sealed !== null && now !== null && canonicalKey(sealed) === canonicalKey(now)
}
