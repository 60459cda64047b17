import type { Actor } from '../../../domain/actor.ts'
import type { Change } from '../../../change.ts'
import type { Instant } from '../../../domain/time.ts'
import { type Attached, endAttached } from '../writing/draft-again.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { withoutCorrection } from '../../../domain/posts/sent-post.ts'

/**
 * The correction is given up with its visas and a broadcast that was ready; the post is again what people have, under
 * its own visas.
 */
export function abandonCorrection(
  post: Post,
  attached: Attached,
  actor: Actor,
  at: Instant,
): { post: Post; also: Change[] } {
  const journal = {
    verb: 'post.correction-abandoned',
    actor,
    subject: post.reference,
    seal: null,
    details: {},
  } as const
  const validationId = post.correcting?.validationId ?? post.validationId
  const restored = { ...withoutCorrection(post, at), validationId }
  return { post: restored, also: [{ journal }, ...endAttached(restored, attached, actor, at)] }
}
