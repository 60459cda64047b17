import type { Post, SealedVersion } from '../../../domain/posts/post.ts'
import { canonicalKey } from '../../../domain/seal.ts'
import type { Ports } from '../../../ports.ts'
import { type RenderNeeds, renderSealed } from '../../broadcasts/sealed/render-sealed.ts'

export type AsSealedNeeds = RenderNeeds & Pick<Ports, 'readSealed'>

/**
 * Whether the words of a post's row are those of its sealed card: title, body, link, when and where, credit. Editing an
 * approved post makes it a draft, so that other words mean a row that was changed outside of Mary: nobody approved
 * them. The cards are read back to words, since a later Mary may draw the same words differently.
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
