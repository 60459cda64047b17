import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'
import type { Edition } from '../../domain/newspapers/edition.ts'
import type { Post, SealedVersion } from '../../domain/posts/post.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import { isAsSealed } from '../../domain/seal.ts'
import type { SealedEdition } from '../../domain/sealed-edition.ts'
import type { Ports } from '../../ports.ts'
import { isRemovalConfirmed, readTarget, truestBroadcast } from '../broadcasts/standing-broadcast.ts'

/** `broadcast`: the one that brought its cards to people; `version`: the version that these announce, with `sealed`. */
export type SentEdition = {
  kind: 'sent'
  post: Post
  broadcast: Broadcast
  version: SealedVersion
  sealed: SealedEdition
}

/**
 * The printing that people have by their cards: from the first card on, until its removal is confirmed. Read from the
 * sealed version each time, not from the edition's row, which no seal covers. `none`: nobody has a card, or the sealed
 * version was changed.
 */
export async function sentEdition(
  ports: Pick<Ports, 'posts' | 'broadcasts'>,
  edition: Pick<Edition, 'postId'>,
): Promise<SentOrNot> {
  return sentOf(await readSent(ports, edition))
}

type SentOrNot = SentEdition | { kind: 'gone' } | { kind: 'none' }
/** All rows by which it is judged: the post that announces it, and its broadcasts. */
export type SentRows = { post: Post | null; found: Awaited<ReturnType<typeof readTarget>> }

export async function readSent(
  ports: Pick<Ports, 'posts' | 'broadcasts'>,
  { postId }: Pick<Edition, 'postId'>,
): Promise<SentRows> {
  const post = postId === null ? null : await ports.posts.byId(postId)
  const sent = post && sentBroadcastId(post)
  return { post, found: sent ? await readTarget(ports, sent) : null }
}

export function sentOf({ post, found }: SentRows): SentOrNot {
  if (!post || !found || found.target.startedAt === null) return { kind: 'none' }
  if (post.state === 'taken-back' || isRemovalConfirmed(found.changing)) return { kind: 'gone' }
  const { seal } = truestBroadcast(found.target, found.changing)
  const version = post.sealed.find(one => one.seal === seal)
  if (!version?.edition || !isAsSealed(version)) return { kind: 'none' }
  return { kind: 'sent', post, broadcast: found.target, version, sealed: version.edition }
}
