import { withdrawSubmission } from '../../core/use-cases/posts/withdraw-submission.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'

export const submissionVerbs: Verbs = {
  'submission.withdraw': verb(['postId'], async (turn, { postId }) => {
    const result = await withdrawSubmission(turn.ports, turn.actor, postId)
    if (result.kind !== 'submission-withdrawn') return refusal(turn, result)
    return notice(turn, 'submission-withdrawn', { title: result.post.content.title, reference: result.post.reference })
  }),
}
