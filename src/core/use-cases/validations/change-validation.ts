import type { Actor } from '../../domain/actor.ts'
import { type Busy, whileStale } from '../attempt.ts'
import type { Change } from '../../change.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import type { Ports } from '../../ports.ts'
import type { Post } from '../../domain/posts/post.ts'
import { askedCards, trackingCards } from '../cards/validation-cards.ts'
import type { Validation } from '../../domain/validations/validation.ts'

export type ValidationChange = {
  validation: Validation
  verb: JournalEntry['verb']
  details: JournalEntry['details']
  also?: Change[]
}
export type Changed = { kind: 'changed'; validation: Validation; post: Post }

/** For what changes who is asked or what is said, but not what was decided. */
export function changeValidation<Refusal extends { kind: string }>(
  ports: Pick<Ports, 'posts' | 'validations' | 'commit'>,
  /** null: Mary herself. */
  actor: Actor | null,
  postId: string,
  decide: (validation: Validation, post: Post) => Promise<ValidationChange | Refusal> | ValidationChange | Refusal,
): Promise<Changed | Refusal | { kind: 'not-found' } | Busy> {
  return whileStale<Changed | Refusal | { kind: 'not-found' }>(async () => {
    const post = await ports.posts.byId(postId)
    const read = post?.validationId ? await ports.validations.byId(post.validationId) : null
    if (!post || !read) return { kind: 'not-found' }
    const decided = await decide(read, post)
    if ('kind' in decided) return decided
    const { verb, also = [] } = decided
    // Whoever is asked otherwise than before: with it the journal alone tells what became of it.
    const asked = decided.validation.steps === read.steps ? {} : { steps: JSON.stringify(decided.validation.steps) }
    const details = { ...decided.details, ...asked }
    const validation = { ...decided.validation, version: read.version + 1 }
    const done = await ports.commit(
      { save: 'validation', row: validation, ifVersion: read.version },
      { journal: { verb, actor, subject: read.reference, seal: read.seal, details } },
      ...askedAnew(read, validation),
      ...trackingCards(post, validation),
      ...also,
    )
    return done === 'done' ? { kind: 'changed', validation, post } : 'stale'
  })
}

/** Whoever is asked, was asked, or stood in for somebody who is asked no more. */
function askedAnew(before: Validation, after: Validation): Change[] {
  const cards = [...askedCards(after), ...askedCards(before)]
  return [...new Map(cards.map(card => [JSON.stringify(card), card])).values()]
}
