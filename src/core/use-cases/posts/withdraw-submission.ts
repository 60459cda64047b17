import { type Actor, isComms } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import { isWriter } from '../../domain/validations/concerned.ts'
import { attachedTo, endAttached } from './draft-again.ts'
import { asDraft } from '../../domain/posts/sort-pictures.ts'
import type { Post } from '../../domain/posts/post.ts'

export type WithdrawSubmissionResult =
  | { kind: 'submission-withdrawn' | 'already-withdrawn'; post: Post }
  | { kind: 'closed' | 'too-late'; post: Post }
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  | Busy
type Needs = Pick<Ports, 'history' | 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>

/**
 * *Retirer la soumission*: a draft again, as it stands. Its visas are void, and count again for whatever is submitted
 * unchanged.
 */
export function withdrawSubmission(ports: Needs, actor: Actor, postId: string): Promise<WithdrawSubmissionResult> {
  return whileStale<WithdrawSubmissionResult>(async () => {
    const post = await ports.posts.byId(postId)
    if (!post) return { kind: 'not-found' }
    const attached = await attachedTo(ports, post)
    const { validation, sent } = attached
    if (!isComms(actor) && !(validation && isWriter(validation, post, actor.id)))
      return refusedAttempt(
        ports,
        actor,
        { what: 'submission.withdraw', subject: post.reference },
        { kind: 'not-allowed' },
      )
    if (!validation) return { kind: 'closed', post }
    if (post.state === 'draft' && validation.ended?.because === 'submission-withdrawn')
      return { kind: 'already-withdrawn', post }
    if (sent) return { kind: 'too-late', post }
    if (post.state !== 'in-validation' && post.state !== 'approved') return { kind: 'closed', post }
    const at = ports.now()
    const row: Post = { ...asDraft(post), version: post.version + 1, broadcastId: null, updatedAt: at }
    const { reference: subject, seal } = validation
    const done = await ports.commit(
      { save: 'post', row, ifVersion: post.version },
      { journal: { verb: 'post.submission-withdrawn', actor, subject, seal, details: {} } },
      ...endAttached(row, attached, actor, at, 'submission-withdrawn'),
    )
    return done === 'done' ? { kind: 'submission-withdrawn', post: row } : 'stale'
  })
}
