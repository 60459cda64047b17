import type { Post } from '../../core/domain/posts/post.ts'
import { addComment, type AddCommentResult } from '../../core/use-cases/validations/add-comment.ts'
import { wasAsked } from '../../core/domain/validations/concerned.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import { drawComment } from './drawn/draw-comment.ts'
import { drawComments } from './drawn/draw-comments.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verb, type Verbs } from '../turn/verbs.ts'
import { seeTracking } from './see-tracking.ts'
import { validationAnswer } from './validation-verbs.ts'
import { orders, type VerbFacts } from '../turn/verb-facts.ts'

type Seen = { validation: Validation; post: Post }
type Show = (turn: Turn, seen: Seen, fields: Record<string, unknown>) => Promise<Answer> | Answer

/** *Commenter*, on any card with the button: that card comes back with the comment. */
export const commentVerbs = {
  'comment.add': commenting(orders('comment'), (turn, seen) => validationAnswer(turn, { ...seen, kind: 'seen' })),
  'comment.track': commenting(orders('comment'), trackingAnswer),
  'comment.list': commenting(orders('comment'), (turn, seen) => ({
    kind: 'card',
    card: drawComments({ ...seen, where: 'alone' }, turn.look),
  })),
  'comment.answer': commenting(orders('comment'), threadAnswer, 'commentId'),
} satisfies Verbs

function commenting(facts: VerbFacts, show: Show, answers = 'commentAnswers'): Verb {
  return verb(facts, ['postId', 'seal'], async (turn, { postId, seal }, fields) => {
    // Comments are only for the authors and the approvers.
    if (!turn.incoming.personal) return refusal(turn, { kind: 'comment-in-private' })
    const result = await addComment(turn.ports, turn.actor, {
      postId,
      seal,
      answers: fields[answers],
      text: fields['comment'],
    })
    if (result.kind === 'stale') return presentCard(turn, result)
    return said(result) ? show(turn, result, fields) : refusal(turn, result)
  })
}

function said(
  result: AddCommentResult,
): result is Extract<AddCommentResult, { kind: 'commented' | 'already-commented' }> {
  return result.kind === 'commented' || result.kind === 'already-commented'
}

function presentCard(turn: Turn, seen: Seen): Promise<Answer> | Answer {
  const asked = wasAsked(seen.validation, turn.actor.id, turn.ports.now())
  return asked ? validationAnswer(turn, { ...seen, kind: 'stale' }, 'stale') : trackingAnswer(turn, seen)
}

function trackingAnswer(turn: Turn, { post }: Seen): Promise<Answer> {
  return seeTracking(turn, { postId: post.id })
}

function threadAnswer(turn: Turn, seen: Seen, fields: Record<string, unknown>): Answer {
  return {
    kind: 'card',
    card: drawComment({ ...seen, commentId: String(fields['commentId']), reader: turn.actor.id }, turn.look),
  }
}
