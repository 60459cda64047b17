import { reasonMax } from '../../../core/initiatives/initiative.ts'
import type { Post } from '../../../core/posts/post.ts'
import type { Validation } from '../../../core/validations/validation.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { waitingStep } from '../view/waiting-step.ts'

/** When it comes back, `error` says why, and it stays filled. */
type Form = { post: Post; validation: Validation; error?: string; to?: string; reason?: string }

export function drawReassignDialog({ post, validation, error = '', to = '', reason = '' }: Form, look: Look): Card {
  const { words } = look
  return drawCard('validations/reassign', {
    postId: post.id,
    step: validation.current,
    title: `${validation.reference} · ${escapeLine(validation.title)}`,
    now: words.text('validations.reassign.now', { names: escapeLine(waitingStep(validation, words)?.names ?? '') }),
    max: reasonMax,
    to,
    reason,
    refused: error !== '',
    error,
  }, look)
}
