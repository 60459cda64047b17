import { type Change, refresh } from '../../change.ts'
import { type Actor, named, type PersonId } from '../../domain/actor.ts'
import type { Post, PostState } from '../../domain/posts/post.ts'
import type { Reference } from '../../domain/reference.ts'
import { cleanText } from '../../domain/text.ts'
import type { Instant } from '../../domain/time.ts'
import { waitedFor } from '../../domain/validations/chairs.ts'
import { type Comment, commentMax, commentsMax } from '../../domain/validations/comment.ts'
import { followersOf, isConcerned, isGone } from '../../domain/validations/concerned.ts'
import { commentsOf, threadOf } from '../../domain/validations/threads.ts'
import type { Validation } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { validationRoad } from './change-validation.ts'

/** `seal`: of the card that was pressed. `answers`: a comment of the thread; untrusted like the text. */
export type CommentInput = { postId: string; seal: string; answers?: unknown; text: unknown }
type Seen = { validation: Validation; post: Post }
type Refusal =
  | { kind: 'not-concerned'; reference: Reference }
  /** Of another version: the present one is returned, to draw the card anew. */
  | ({
      kind: 'stale' | 'closed' | 'comment-missing' | 'comment-too-long' | 'too-many-comments' | 'no-such-comment'
    } & Seen)
  /** Pressed twice: the same words are there already. */
  | ({ kind: 'already-commented'; comment: Comment } & Seen)
export type AddCommentResult = ({ kind: 'commented'; comment: Comment } & Seen) | Refusal | { kind: 'not-found' } | Busy

const open: readonly PostState[] = ['draft', 'in-validation', 'approved']

/** *Commenter*, *Répondre*: on one version, for its authors and the people asked. */
export async function addComment(
  ports: Pick<Ports, 'posts' | 'validations' | 'history' | 'commit' | 'now' | 'newId'>,
  actor: Actor,
  input: CommentInput,
): Promise<AddCommentResult> {
  const id = ports.newId()
  const order = { postId: input.postId, what: 'comment.add' }
  const result = await validationRoad.change<Refusal>(ports, actor, order, (validation, post) => {
    const seen = { validation, post }
    if (!isConcerned(validation, post, actor, ports.now())) return { kind: 'not-concerned', reference: post.reference }
    if (validation.seal !== input.seal) return { kind: 'stale', ...seen }
    const before = validation.comments.find(one => one.id === id)
    if (before) return { kind: 'already-commented', comment: before, ...seen }
    const said = read(validation, actor, input)
    if ('kind' in said) return { ...said, ...seen }
    if (!open.includes(post.state)) return { kind: 'closed', ...seen }
    if (commentsOf(validation).length >= commentsMax) return { kind: 'too-many-comments', ...seen }
    const by = named(actor)
    const { answers, text } = said
    const at = ports.now()
    const to = addressedBy(validation, post, { by, answers }, at)
    const comment: Comment = {
      id,
      version: validation.postVersion,
      answers,
      by,
      at,
      text,
      to,
    }
    const commented = { ...validation, comments: [...validation.comments, comment] }
    return {
      row: commented,
      verb: 'validation.commented',
      details: { comment: comment.id, answers, text },
      also: commentCards(commented, post, comment, at),
    }
  })
  if (result.kind !== 'changed') return result
  return { ...result, kind: 'commented', comment: result.validation.comments.at(-1)! }
}

type Said = Pick<Comment, 'answers' | 'text'>
type Unsaid =
  { kind: 'comment-missing' | 'comment-too-long' | 'no-such-comment' } | { kind: 'already-commented'; comment: Comment }

/** An answer to an answer goes into the same thread. */
function read(validation: Validation, actor: Actor, input: CommentInput): Said | Unsaid {
  const text = cleanText(input.text)
  if (text === '') return { kind: 'comment-missing' }
  if (text.length > commentMax) return { kind: 'comment-too-long' }
  const comments = commentsOf(validation)
  const answered = cleanText(input.answers)
  const to = comments.find(({ id }) => id === answered)
  if (answered !== '' && !to) return { kind: 'no-such-comment' }
  const answers = to ? (to.answers ?? to.id) : null
  const last = comments.findLast(({ by }) => by.id === actor.id)
  return last?.text === text && last.answers === answers
    ? { kind: 'already-commented', comment: last }
    : { answers, text }
}

/**
 * Whose card rings: the authors', for what others say; those of the thread's writers, for an answer; those of the
 * awaited people, when an author begins.
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

/** The cards of the comment, and those of its thread, which show it too. */
export function commentCards(validation: Validation, post: Post, said: Comment, now: Instant): Change[] {
  const { id, comments } = validation
  return threadOf(comments, said).flatMap(one =>
    one.to
      .filter(person => !isGone(validation, post, person, now))
      .map(person => refresh({ card: 'comment', validationId: id, commentId: one.id, person })),
  )
}
