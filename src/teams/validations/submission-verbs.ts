import { withdrawSubmission } from '../../core/use-cases/posts/ending/cancel-post.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { ableFirst, pickOne, press, type TypedWords } from '../turn/typed-table.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { concerning } from './comment-words.ts'
import { orders } from '../turn/verb-facts.ts'
import { notOfficers, word } from '../turn/word-facts.ts'

export const submissionVerbs = {
  'submission.withdraw': verb(orders('withdrawVisa'), ['postId'], async (turn, { postId }) => {
    const result = await withdrawSubmission(turn.ports, turn.actor, postId)
    if (result.kind !== 'submission-withdrawn') return refusal(turn, result)
    return notice(turn, 'submission-withdrawn', { title: result.post.content.title, reference: result.post.reference })
  }),
} satisfies Verbs

export const submissionWords = {
  withdrawSubmission: word(notOfficers, async (turn, reference) => {
    const able = ableFirst(
      await concerning(turn),
      reference,
      ({ post }) => post.state === 'in-validation' || post.state === 'approved',
    )
    return pickOne(turn, able, reference, async ({ post }) => [
      await press(turn, submissionVerbs, 'submission.withdraw', { postId: post.id }),
    ])
  }),
} satisfies TypedWords
