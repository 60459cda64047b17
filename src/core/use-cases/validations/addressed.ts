import type { PersonId } from '../../domain/actor.ts'
import type { Change } from '../../change.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Instant } from '../../domain/time.ts'
import { followersOf, isGone } from '../../domain/validations/concerned.ts'
import { refresh } from '../cards/validation-cards.ts'
import { waitedFor } from '../../domain/validations/chairs.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { Comment } from '../../domain/validations/comment.ts'
import { threadOf } from '../../domain/validations/threads.ts'

/**
 * Whose card rings: whoever wrote, for what others say; whoever said something in the thread, for an answer; those who
 * are waited for, when an author begins.
 */
export function addressedBy(
  validation: Validation,
  post: Post,
  said: Pick<Comment, 'by' | 'answers'>,
  now: Instant,
): PersonId[] {
  const writers = followersOf(post, validation.submittedBy)
  const thread =
    said.answers === null
      ? []
      : threadOf(validation.comments, { id: said.answers, answers: null }).map(({ by }) => by.id)
  const others = writers.includes(said.by.id) ? [] : writers
  const asked = said.answers === null && writers.includes(said.by.id) ? waitedFor(validation).map(({ id }) => id) : []
  return [...new Set([...thread, ...others, ...asked])].filter(
    id => id !== said.by.id && !isGone(validation, post, id, now),
  )
}

/** The cards that tell of it, with those of its thread, which show it too. */
export function commentCards(validation: Validation, post: Post, said: Comment, now: Instant): Change[] {
  const { id, comments } = validation
  return threadOf(comments, said).flatMap(one =>
    one.to
      .filter(person => !isGone(validation, post, person, now))
      .map(person => refresh(`comment:${id}:${one.id}:${person}`)),
  )
}
