import type { PersonId } from '../../actor.ts'
import type { Change } from '../../change.ts'
import type { Post } from '../../posts/post.ts'
import type { Instant } from '../../time.ts'
import { followersOf, isGone } from '../asked/concerned.ts'
import { refresh } from '../cards.ts'
import { waitedFor } from '../asked/chairs.ts'
import type { Validation } from '../validation.ts'
import type { Comment } from './comment.ts'
import { threadOf } from './threads.ts'

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
