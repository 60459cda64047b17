import type { PersonId } from '../../../core/domain/actor.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import { type Comment, commentMax } from '../../../core/domain/validations/comment.ts'
import { threadOf } from '../../../core/domain/validations/threads.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { shortened } from '../../cards/shortened.ts'
import { mayComment } from './draw-comments.ts'

/** How many comments of the thread are shown on both sides of the comment. */
const aroundMost = 3
const summaryMost = 120

export type CommentData = { validation: Validation; post: Post; commentId: string; reader: PersonId }

/** For the person addressed: the comment within its thread. */
export function drawComment({ validation, post, commentId, reader }: CommentData, look: Look): Card {
  const { words } = look
  const comment = validation.comments.find(({ id }) => id === commentId)
  const thread = comment ? threadOf(validation.comments, comment) : []
  const at = thread.findIndex(({ id }) => id === commentId)
  const open = comment !== undefined && mayComment(validation, post)
  const answers = thread.slice(0, Math.max(0, at)).some(({ by }) => by.id === reader)
  return drawCard(
    'validations/comment',
    {
      postId: validation.postId,
      seal: validation.seal,
      commentId,
      kicker: words.text('validations.comments.kicker', { reference: validation.reference, n: validation.postVersion }),
      heading: words.text(`validations.comment.${answers ? 'answered' : 'heading'}`, {
        name: escapeLine(comment?.by.name ?? ''),
        title: escapeLine(validation.title),
      }),
      before: thread.slice(Math.max(0, at - aroundMost), Math.max(0, at)).map(one => said(one, words)),
      text: escapeMarkdown(comment?.text ?? ''),
      after: thread
        .slice(at + 1)
        .slice(-aroundMost)
        .map(one => said(one, words)),
      isOlder: !open,
      open,
      max: commentMax,
    },
    look,
  )
}

/** The notification's text: the first words of the comment. */
export function commentSummary({ validation, commentId }: CommentData, { words }: Look): string {
  const comment = validation.comments.find(({ id }) => id === commentId)
  const line = (comment?.text ?? '').replace(/\s+/g, ' ')
  return words.text('summaries.comment', {
    name: comment?.by.name ?? '',
    text: shortened(line, summaryMost),
  })
}

function said({ by, text }: Comment, words: Look['words']): { who: string; text: string } {
  return { who: words.text('validations.comment.who', { name: escapeLine(by.name) }), text: escapeMarkdown(text) }
}
