import type { Post } from '../../core/domain/posts/post.ts'
import { commentMax } from '../../core/domain/validations/comment.ts'
import { commentsOf } from '../../core/domain/validations/threads.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import type { Choice } from '../cards/choices.ts'
import { shortened } from '../cards/shortened.ts'
import { commentLines } from './comments-view.ts'

/** How much of what was said a card holds beside the post that it is about, and on its own. */
const besideMost = 4_000
const aloneMost = 16_000
const threadsMost = 10
const beginningMost = 40

/** `where`: on which card, which then comes back with what was said; `read`: there nothing can be said. */
export type CommentsData = { validation: Validation; post: Post; where: 'validation' | 'tracking' | 'alone' | 'read' }

/** What was said of this version, the last words of earlier ones, and room to say something. */
export function drawComments({ validation, post, where }: CommentsData, look: Look): Card {
  const { words } = look
  const alone = where === 'alone'
  const { lines, left } = commentLines(validation, alone ? aloneMost : besideMost, words)
  const open = where !== 'read' && mayComment(validation, post)
  const threads = open ? threadChoices(validation, words) : []
  return drawCard('validations/comments', {
    postId: validation.postId,
    seal: validation.seal,
    alone,
    kicker: words.text('validations.comments.kicker', { reference: validation.reference, n: validation.postVersion }),
    title: escapeLine(validation.title),
    empty: alone && lines.length === 0,
    hasEarlier: left > 0,
    earlier: words.count('validations.comments.earlier', left, { reference: validation.reference }),
    lines,
    hasThreads: threads.length > 0,
    threads,
    open,
    max: commentMax,
    onValidation: open && where === 'validation',
    onTracking: open && where === 'tracking',
    onItsOwn: open && alone,
  }, look)
}

/** The same within another card. */
export function commentsView(
  data: CommentsData,
  look: Look,
): { comments: unknown; commentsTitle: string; hasComments: boolean } {
  const { comments } = data.validation
  const open = data.where !== 'read' && mayComment(data.validation, data.post)
  return {
    comments: drawComments(data, { ...look, pilot: false })['body'],
    commentsTitle: look.words.count('validations.comments.title', comments.length),
    hasComments: open || comments.length > 0,
  }
}

/** Of the version that goes on, until it is sent or given up. */
export function mayComment({ id }: Validation, { validationId, state }: Post): boolean {
  return validationId === id && (state === 'draft' || state === 'in-validation' || state === 'approved')
}

function threadChoices(validation: Validation, words: Look['words']): Choice[] {
  const threads = commentsOf(validation).filter(({ answers }) => answers === null)
  return threads.slice(-threadsMost).map(({ id, by, text }) => {
    const beginning = shortened(text.replace(/\s+/g, ' '), beginningMost)
    return { title: words.text('summaries.comment', { name: by.name, text: beginning }), value: id }
  })
}
