import { type Actor, isComms, named } from '../../domain/actor.ts'
import { idFrom } from '../../domain/id-from.ts'
import { type Busy, whileStale } from '../attempt.ts'
import { refusedAttempt } from '../journal/refused-attempt.ts'
import type { Ports } from '../../ports.ts'
import type { Instant } from '../../domain/time.ts'
import { type Post, withAuthor } from '../../domain/posts/post.ts'
import { withoutPostponement } from '../../domain/posts/postponement.ts'
import { sortPictures } from '../../domain/posts/sort-pictures.ts'
import { type Birth, newDraft, withoutCredit } from '../../domain/posts/new-draft.ts'

export type DuplicatePostResult = { kind: 'created'; post: Post } | { kind: 'not-comms' } | { kind: 'not-found' } | Busy
type Needs = Pick<Ports, 'history' | 'posts' | 'commit' | 'now' | 'newId' | 'newReference'>

/**
 * A new draft with the same words, pictures, audience and departments that it touches. Whoever wrote the first had a
 * hand in this one too. `slot`: when it shall leave; null: free. `once`: the same twice, as of a button that is pressed
 * twice, makes one copy for that time.
 */
export function duplicatePost(
  ports: Needs,
  actor: Actor,
  postId: string,
  slot: Instant | null = null,
  once: string = ports.newId(),
): Promise<DuplicatePostResult> {
  const id = idFrom('copy', postId, once, slot ?? '')
  return whileStale<DuplicatePostResult>(async () => {
    const original = await ports.posts.byId(postId)
    if (!isComms(actor))
      return refusedAttempt(
        ports,
        actor,
        { what: 'post.duplicate', subject: original?.reference ?? 'posts' },
        { kind: 'not-comms' },
      )
    if (!original) return { kind: 'not-found' }
    const made = await ports.posts.byId(id)
    if (made) return { kind: 'created', post: made }
    const birth = { id, reference: await ports.newReference('PUB', id), at: ports.now() }
    const post = { ...copyOf(original, actor, birth), slot }
    const details = { from: original.reference }
    // The version of the first moves: what is declared of a picture at this very moment reaches the copy too.
    const done = await ports.commit(
      { save: 'post', row: post, ifVersion: 0 },
      { save: 'post', row: { ...original, version: original.version + 1 }, ifVersion: original.version },
      { journal: { verb: 'post.created', actor, subject: post.reference, seal: null, details } },
    )
    return done === 'done' ? { kind: 'created', post } : 'stale'
  })
}

function copyOf(original: Post, actor: Actor, birth: Birth): Post {
  const { event } = original.content
  const content = { ...withoutCredit(original.content), event: event && withoutPostponement(event) }
  const draft = { ...newDraft(content, actor, birth), aside: original.aside ?? [] }
  return {
    ...sortPictures(draft),
    audience: original.audience,
    touches: original.touches ?? [],
    unread: original.unread ?? null,
    authors: withAuthor(original.authors, named(actor)),
  }
}
