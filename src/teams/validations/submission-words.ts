import { pickOne, press, ableFirst, type TypedWords } from '../turn/typed-table.ts'
import { concerning } from './comment-words.ts'
import { submissionVerbs } from './submission-verbs.ts'

export const submissionWords: TypedWords = {
  withdrawSubmission: async (turn, reference) => {
    const able = ableFirst(
      await concerning(turn),
      reference,
      ({ post }) => post.state === 'in-validation' || post.state === 'approved',
    )
    return pickOne(turn, able, reference, async ({ post }) => [
      await press(turn, submissionVerbs, 'submission.withdraw', { postId: post.id }),
    ])
  },
}
