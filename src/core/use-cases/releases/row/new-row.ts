import type { PlannedRelease } from '../../../domain/channels/channel.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { type Release, releaseId } from '../../../domain/releases/release.ts'
import type { Instant } from '../../../domain/time.ts'

/** A planned release; `seal`: of the version whose words it has. */
export function rowOf(
  { id: postId, reference }: Pick<Post, 'id' | 'reference'>,
  seal: string,
  { channel, at }: PlannedRelease,
  now: Instant,
): Release {
  return {
    id: releaseId(postId, channel),
    version: 1,
    postId,
    reference,
    channel,
    at,
    state: 'planned',
    seal,
    edition: 1,
    startedAt: null,
    left: null,
    pending: null,
    refusal: null,
    held: null,
    silentSince: null,
    silenceTold: false,
    declared: null,
    by: null,
    createdAt: now,
    updatedAt: now,
  }
}
