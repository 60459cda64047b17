import type { SubmitPostResult } from '../../core/use-cases/posts/submission/submit-post.ts'
import { remarksOn } from '../../core/use-cases/posts/writing/remarks-on.ts'
import { plainText } from '../cards/markdown.ts'
import { noApproverValues } from '../cards/no-approver-text.ts'
import { waitedNames } from '../cards/names.ts'
import type { Answer } from '../turn/answer.ts'
import { remarkLines } from '../cards/remark-lines.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'

/** The answer to *Soumettre*, except faults, which the form shows. */
export async function submitAnswer(turn: Turn, result: Exclude<SubmitPostResult, { kind: 'faults' }>): Promise<Answer> {
  const { words } = turn.look
  switch (result.kind) {
    case 'submitted': {
      const waited = waitedNames(result.validation, words)
      const remarks = remarkLines(await remarksOn(turn.ports, result.post), words).map(plainText)
      // Every visa was kept: nobody is awaited.
      if (waited === '') return notice(turn, 'submitted-approved')
      if (remarks.length === 0) return notice(turn, 'submitted', { names: waited })
      return notice(turn, 'submitted-noted', { names: waited, remarks: remarks.join(' ') })
    }
    case 'no-approver':
      return refusal(turn, result, noApproverValues(result, words))
    default:
      return refusal(turn, result)
  }
}
