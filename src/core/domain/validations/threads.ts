import type { Validation } from './validation.ts'
import type { Comment } from './comment.ts'

const carriedMax = 20

export function commentsOf({ comments, postVersion }: Pick<Validation, 'comments' | 'postVersion'>): Comment[] {
  return comments.filter(({ version }) => version === postVersion)
}

/** The last comments stay readable beside the next version. */
export function carriedComments(before: Validation | null): Comment[] {
  return before?.comments.slice(-carriedMax) ?? []
}

/** A thread, its beginning first. */
export function threadOf(comments: readonly Comment[], { id, answers }: Pick<Comment, 'id' | 'answers'>): Comment[] {
  const first = answers ?? id
  return comments.filter(one => one.id === first || one.answers === first)
}
