import { withdrawSubmission } from '../../core/use-cases/posts/ending/cancel-post.ts'
import { notice, refusal } from '../turn/refusal.ts'
import { as, among, equivalent } from '../turn/equivalent.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { concerning } from './comment-words.ts'
import { orders } from '../turn/verb-facts.ts'
import { notOfficers } from '../turn/word-facts.ts'

export const submissionVerbs = {
  'submission.withdraw': verb(orders('withdrawVisa'), ['postId'], async (turn, { postId }) => {
    const result = await withdrawSubmission(turn.ports, turn.actor, postId)
    if (result.kind !== 'submission-withdrawn') return refusal(turn, result)
    return notice(turn, 'submission-withdrawn', { title: result.post.content.title, reference: result.post.reference })
  }),
} satisfies Verbs

const submitted = among({
  all: concerning,
  able: ({ post }) => post.state === 'in-validation' || post.state === 'approved',
})
const itsPost = as(submitted, ({ post }) => ({ postId: post.id }))

export const submissionWords = {
  withdrawSubmission: equivalent(notOfficers, submissionVerbs, 'submission.withdraw', itsPost),
} satisfies TypedWords
