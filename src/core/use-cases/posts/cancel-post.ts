import type { Actor } from '../../domain/actor.ts'
import { abandonedMs, endLeftBehind } from '../pictures/left-behind.ts'
import type { Ports } from '../../ports.ts'
import { abandonCorrection } from './abandon-correction.ts'
import { changePost, type PostRefusal } from './change-post.ts'
import { attachedTo, endAttached, stillOpen } from './draft-again.ts'
import { picturesOf } from '../../domain/posts/sort-pictures.ts'
import type { Post, PostState } from '../../domain/posts/post.ts'

export type CancelPostResult =
  /** `abandoned`: only its correction; people keep the cards they have. */
  | { kind: 'cancelled' | 'abandoned'; post: Post }
  | { kind: 'closed'; state: PostState; post: Post }
  | PostRefusal
type Needs = Pick<Ports, 'history' | 'posts' | 'validations' | 'broadcasts' | 'deliveries' | 'commit' | 'now'>

/** Gives a post up, until its first send; of one that people have, the correction under way. */
export function cancelPost(ports: Needs, actor: Actor, postId: string): Promise<CancelPostResult> {
  return changePost<CancelPostResult>(ports, actor, postId, async post => {
    const attached = await attachedTo(ports, post)
    if (post.state === 'cancelled') return { kind: 'cancelled', post }
    if (!stillOpen(post, attached)) return { kind: 'closed', state: post.state, post }
    const at = ports.now()
    if (post.correcting !== null)
      return { ...abandonCorrection(post, attached, actor, at), answer: post => ({ kind: 'abandoned', post }) }
    const journal = { verb: 'post.cancelled', actor, subject: post.reference, seal: null, details: {} } as const
    return {
      post: { ...post, state: 'cancelled', editing: [], updatedAt: at },
      also: [
        { journal },
        ...endAttached(post, attached, actor, at, 'given-up'),
        ...endLeftBehind(picturesOf(post).map(({ id }) => id), post.initiativeId, abandonedMs),
      ],
      answer: post => ({ kind: 'cancelled', post }),
    }
  })
}
