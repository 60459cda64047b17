import { mayHaveTest, saysWhoReads } from '../../../domain/posts/draft/test-send.ts'
import { keyOf } from '../../../domain/placements/placed-card.ts'
import { placeOfPictures } from '../../../domain/posts/pictures/pictures-place.ts'
import { currentVersion, type Post } from '../../../domain/posts/post.ts'
import type { RenderedPost } from '../../../domain/seal.ts'
import type { Ports } from '../../../ports.ts'
import { type RenderNeeds, renderSealed } from '../../broadcasts/sealed/render-sealed.ts'
import { remarkSaid } from '../../broadcasts/standing-broadcast.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { readerOf } from '../../people/reader-of.ts'

type Needs = Pick<Ports, 'posts' | 'placements' | 'broadcasts' | 'directory' | 'departments' | 'now'> & RenderNeeds

/** For a reader whose name and department are unknown, or not needed. */
const nobody = { givenName: '', department: null }

/**
 * A test send: no delivery, so that no ledger has it. Sent once and never drawn again: the card stays what its reader
 * saw, whatever becomes of the post.
 */
export const keptTests: KeptCards<'test', Needs> = {
  test: {
    see: async (ports, card) => {
      const { postId, person } = card
      if ((await ports.placements.byKey(keyOf(card))) !== null) return null
      const post = await ports.posts.byId(postId)
      if (!post || !mayHaveTest(post)) return null
      const rendered = await bytesOf(ports, post)
      const reader = (saysWhoReads(rendered) ? await readerOf(ports, person) : null) ?? nobody
      const { correcting } = post
      const correctedAt = correcting === null ? null : ports.now()
      const remark = correcting === null ? null : remarkSaid(await ports.broadcasts.changing(correcting.broadcastId))
      return { to: { kind: 'person', id: person }, face: { face: 'test', post, rendered, reader, correctedAt, remark } }
    },
    reference: ({ post }) => post.reference,
    title: ({ post }) => post.content.title,
    isWaitedFor: neverWaitedFor,
  },
}

/**
 * Sealed bytes are not rendered again: a submitted post leaves as it was sealed, and its pictures end with the draft.
 */
export async function bytesOf(ports: RenderNeeds, post: Post): Promise<RenderedPost> {
  const sealed = post.state === 'draft' ? undefined : currentVersion(post)
  const on = placeOfPictures(post)
  if (!sealed) return renderSealed(ports, post, on)
  return on === 'card' ? sealed.rendered : { ...sealed.rendered, card: ports.pictures.inDraft(sealed.rendered.card) }
}
