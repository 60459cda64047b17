import type { Edition } from '../../domain/newspapers/edition.ts'
import type { EditionHolder } from '../../domain/newspapers/seen-edition.ts'
import { sentBroadcastId } from '../../domain/posts/sent-post.ts'
import { waitedFor } from '../../domain/validations/chairs.ts'
import { dueOf } from '../../domain/validations/dues.ts'
import type { Ports } from '../../ports.ts'

/** Who has a submitted edition now: by the post that announces it. Null: nobody has. */
export async function editionHolder(
  ports: Pick<Ports, 'posts' | 'validations' | 'broadcasts'>,
  { state, postId }: Edition,
): Promise<EditionHolder | null> {
  const post = state === 'submitted' && postId !== null ? await ports.posts.byId(postId) : null
  if (!post) return null
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
