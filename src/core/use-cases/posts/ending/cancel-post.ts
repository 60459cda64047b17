import { type Change, refresh } from '../../../change.ts'
import { type Actor, isComms, named } from '../../../domain/actor.ts'
import type { Post, PostState } from '../../../domain/posts/post.ts'
import { asDraft, heldBy } from '../../../domain/posts/pictures/sort-pictures.ts'
import { isWriter } from '../../../domain/validations/concerned.ts'
import type { Ports } from '../../../ports.ts'
import type { Busy } from '../../attempt.ts'
import { ideaCard } from '../../cards/idea-card.ts'
import { road } from '../../road.ts'
import { abandonedMs, endLeftBehind } from '../../pictures/left-behind.ts'
import { abandonCorrection } from './abandon-correction.ts'
import { changePost, type PostDecision, type PostRefusal } from '../writing/change-post.ts'
import { attachedTo, endAttached, stillOpen } from '../writing/draft-again.ts'

export type CancelPostResult =
  /** `abandoned`: only its correction; people keep the cards they have. */
  | { kind: 'abandoned'; post: Post }
  | { kind: 'cancelled'; post: Post }
  | { kind: 'closed'; state: PostState; post: Post }
  | PostRefusal
type Needs = Pick<Ports, 'history' | 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>

/** Gives a post up, until its first send; of one that people have, the correction under way. */
export function cancelPost(ports: Needs, actor: Actor, postId: string): Promise<CancelPostResult> {
  const decide = async (post: Post): Promise<PostDecision<CancelPostResult> | CancelPostResult> => {
    const attached = await attachedTo(ports, post)
    if (post.state === 'cancelled') return { kind: 'cancelled', post }
    if (!stillOpen(post, attached)) return { kind: 'closed', state: post.state, post }
    const at = ports.now()
    if (post.correcting !== null)
      return { ...abandonCorrection(post, attached, actor, at), answer: post => ({ kind: 'abandoned', post }) }
    const journal = { verb: 'post.cancelled', actor, subject: post.reference, seal: null, details: {} } as const
    return {
      post: { ...post, state: 'cancelled', cancelled: { by: named(actor), at }, editing: [], updatedAt: at },
      also: [
        { journal },
        ...endAttached(post, attached, actor, at, 'given-up'),
        ...(post.initiativeId === null ? [] : [refresh({ card: 'post-ended', initiativeId: post.initiativeId })]),
        ...endLeftBehind(
          heldBy(post).map(({ id }) => id),
          post.initiativeId,
          abandonedMs,
        ),
      ],
      answer: post => ({ kind: 'cancelled', post }),
    }
  }
  return changePost<CancelPostResult>(ports, actor, postId, 'standing', decide)
}

export type WithdrawSubmissionResult =
  | { kind: 'submission-withdrawn'; post: Post }
  | { kind: 'already-withdrawn' | 'closed' | 'too-late'; post: Post }
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  | Busy

const withdrawals = road({
  read: async (ports: Parameters<typeof attachedTo>[0] & Pick<Ports, 'posts'>, id: string) => {
    const post = await ports.posts.byId(id)
    return post && { post, attached: await attachedTo(ports, post) }
  },
  refuses: (actor, seen) => {
    if (!seen || isComms(actor)) return null
    const { post, attached } = seen
    return attached.validation && isWriter(attached.validation, post, actor.id) ? null : 'not-allowed'
  },
  attempt: seen => ({ what: 'submission.withdraw', subject: seen?.post.reference ?? 'posts' }),
})

/**
 * *Retirer la soumission*: a draft again, as it stands. Its visas are void, and count again for whatever is submitted
 * unchanged.
 */
export function withdrawSubmission(ports: Needs, actor: Actor, postId: string): Promise<WithdrawSubmissionResult> {
  return withdrawals<WithdrawSubmissionResult>(ports, actor, postId, ({ post, attached }) => {
    const { validation, broadcast, sent } = attached
    if (!validation) return { kind: 'closed', post }
    if (post.state === 'draft' && validation.ended?.because === 'submission-withdrawn')
      return { kind: 'already-withdrawn', post }
    if (sent) return { kind: 'too-late', post }
    // Held before anybody got it, it is as little on its way as what was only approved.
    const isOpen = post.state === 'in-validation' || post.state === 'approved' || broadcast?.state === 'held'
    if (!isOpen) return { kind: 'closed', post }
    const at = ports.now()
    const row: Post = { ...asDraft(post, at), version: post.version + 1, broadcastId: null, updatedAt: at }
    const { reference: subject, seal } = validation
    const changes: Change[] = [
      { save: 'post', row, ifVersion: post.version },
      { journal: { verb: 'post.submission-withdrawn', actor, subject, seal, details: {} } },
      ...endAttached(row, attached, actor, at, 'submission-withdrawn'),
      ...ideaCard(post, row),
    ]
    return { changes, answer: { kind: 'submission-withdrawn', post: row } }
  })
}
