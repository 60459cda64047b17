import { type Actor, isComms, named } from '../../actor.ts'
import { refusedAttempt } from '../../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import { withAuthor } from '../authors.ts'
import { newDraft } from './new-draft.ts'
import type { Post } from '../post.ts'

export type DuplicatePostResult = { kind: 'created'; post: Post } | { kind: 'not-comms' } | { kind: 'not-found' }
type Needs = Pick<Ports, 'history' | 'posts' | 'commit' | 'now' | 'newId' | 'newReference'>

/**
 * A new draft with the same words, pictures, audience and departments that it touches. Whoever wrote the first had a
 * hand in this one too.
 */
export async function duplicatePost(ports: Needs, actor: Actor, postId: string): Promise<DuplicatePostResult> {
  const original = await ports.posts.byId(postId)
  if (!isComms(actor))
    return refusedAttempt(
      ports,
      actor,
      { what: 'post.duplicate', subject: original?.reference ?? 'posts' },
      { kind: 'not-comms' },
    )
  if (!original) return { kind: 'not-found' }
  const birth = { id: ports.newId(), reference: await ports.newReference('PUB'), at: ports.now() }
  const draft = newDraft(original.content, actor, birth)
  const post: Post = {
    ...draft,
    audience: original.audience,
    touches: original.touches ?? [],
    authors: withAuthor(original.authors, named(actor)),
  }
  const details = { from: original.reference }
  const journal = { verb: 'post.created', actor, subject: post.reference, seal: null, details } as const
  const done = await ports.commit({ save: 'post', row: post, ifVersion: 0 }, { journal })
  if (done === 'stale') throw new Error('a new id was taken')
  return { kind: 'created', post }
}
