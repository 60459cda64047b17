import type { SubmitPostResult } from '../../core/use-cases/posts/submit-post.ts'
import { noApproverValues } from '../cards/no-approver-text.ts'
import { waitedNames } from '../cards/names.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

/** What *Soumettre* is answered, but for faults, which the form itself shows. */
export function submitAnswer(turn: Turn, result: Exclude<SubmitPostResult, { kind: 'faults' }>): Answer {
  const { words } = turn.look
  switch (result.kind) {
    case 'submitted': {
      const waited = waitedNames(result.validation, words)
      // Every visa was kept: nobody is waited for.
      return waited === '' ? notice(turn, 'submitted-approved') : notice(turn, 'submitted', { names: waited })
    }
    case 'no-approver':
      return refusal(turn, result, noApproverValues(result, words))
    default:
      return refusal(turn, result)
  }
}
