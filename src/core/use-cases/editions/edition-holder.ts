import type { Edition } from '../../domain/newspapers/edition.ts'
import type { EditionHolder } from '../../domain/newspapers/seen-edition.ts'
import type { Post } from '../../domain/posts/post.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import { waitedFor } from '../../domain/validations/chairs.ts'
import { dueOf } from '../../domain/validations/dues.ts'
import type { Ports } from '../../ports.ts'
import { isRemovalConfirmed, readTarget } from '../broadcasts/standing-broadcast.ts'

/** Who has an edition now, by the post that announces it. Null: nobody has it, or everybody reads it. */
export async function editionHolder(
  ports: Pick<Ports, 'posts' | 'validations' | 'broadcasts'>,
  { state, postId }: Edition,
): Promise<EditionHolder | null> {
  const isOver = state !== 'submitted' && state !== 'published'
  const post = isOver || postId === null ? null : await ports.posts.byId(postId)
  if (!post) return null
  if (state === 'published') return (await isGone(ports, post)) ? { state: 'gone' } : null
  if (post.state === 'in-validation') {
    const validation = post.validationId === null ? null : await ports.validations.byId(post.validationId)
    return validation && { state: 'deciding', from: waitedFor(validation), until: dueOf(validation) }
  }
  const broadcastId = sentBroadcastId(post)
  const broadcast = broadcastId === null ? null : await ports.broadcasts.byId(broadcastId)
  const isOut = post.state === 'broadcasting' && broadcast?.startedAt !== null
  if (broadcast?.state === 'held') return { state: 'held', broadcastId: broadcast.id, isOut }
  if (post.state === 'broadcasting' && broadcast) return { state: 'sending', broadcastId: broadcast.id, isOut }
  if (post.state !== 'approved') return null
  if (broadcast?.state === 'scheduled' && broadcast.scheduledFor !== null)
    return { state: 'planned', broadcastId: broadcast.id, at: broadcast.scheduledFor }
  return { state: 'approved', broadcastId: broadcast?.id ?? null }
}

async function isGone(ports: Pick<Ports, 'broadcasts'>, post: Post): Promise<boolean> {
  const sent = sentBroadcastId(post)
  const found = sent ? await readTarget(ports, sent) : null
  return post.state === 'taken-back' || (found !== null && isRemovalConfirmed(found.changing))
}
