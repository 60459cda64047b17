import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import type { Post, SealedVersion } from '../../domain/posts/post.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import { computeSeal } from '../../domain/seal.ts'
import type { SealedEdition } from '../../domain/sealed-edition.ts'
import type { Ports } from '../../ports.ts'
import { isRemovalConfirmed, readTarget, truestBroadcast } from '../broadcasts/standing-broadcast.ts'

/** `broadcast`: which brought its cards to people; `version`: what they announce, `sealed` what was printed of it. */
export type SentEdition = {
  kind: 'sent'
  post: Post
  broadcast: Broadcast
  version: SealedVersion
  sealed: SealedEdition
}

/**
 * The printing that the version has whose card people have: from the first card on, until its removal is confirmed.
 * Asked of the rows each time; nothing of it is read from the edition, whose row no seal covers. `none`: nobody has a
 * card, or what was sealed was changed.
 */
export async function sentEdition(
  ports: Pick<Ports, 'posts' | 'broadcasts'>,
  { postId }: Pick<Edition, 'postId'>,
): Promise<SentEdition | { kind: 'gone' } | { kind: 'none' }> {
  const post = postId === null ? null : await ports.posts.byId(postId)
  const sent = post && sentBroadcastId(post)
  const found = sent ? await readTarget(ports, sent) : null
  if (!post || !found || found.target.startedAt === null) return { kind: 'none' }
  if (post.state === 'taken-back' || isRemovalConfirmed(found.changing)) return { kind: 'gone' }
  const { seal } = truestBroadcast(found.target, found.changing)
  const version = post.sealed.find(one => one.seal === seal)
  if (!version?.edition || computeSeal(version) !== seal) return { kind: 'none' }
  return { kind: 'sent', post, broadcast: found.target, version, sealed: version.edition }
}
