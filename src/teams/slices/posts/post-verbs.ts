import { cancelPost } from '../../../core/posts/cancel-post.ts'
import { duplicatePost } from '../../../core/posts/drafts/duplicate-post.ts'
import { notice, refusal } from '../../turn/refusal.ts'
import type { Verbs } from '../../turn/verbs.ts'
import { editorVerbs, onPost, targetOf } from './editor-verbs.ts'

/** The buttons of the editor, and of the list of posts. */
export const postVerbs: Verbs = {
  ...editorVerbs,
  'post.duplicate': onPost(async (turn, postId) => {
    const result = await duplicatePost(turn.ports, turn.actor, postId)
    if (result.kind !== 'created') return refusal(turn, result)
    return notice(turn, 'duplicated', { reference: result.post.reference }, 'ok', [
      { title: turn.look.words.text('common.open'), verb: 'post.edit', data: { postId: result.post.id } },
    ])
  }),
  'post.cancel': onPost(async (turn, postId, fields) => {
    const result = await cancelPost(turn.ports, turn.actor, postId)
    // Of a correction without a saved change there is nothing to give up.
    const unbegun = result.kind === 'closed' && result.state === 'broadcast' && targetOf(fields) !== null
    if (result.kind === 'abandoned' || unbegun) return notice(turn, 'correction-abandoned')
    return result.kind === 'cancelled' ? notice(turn, 'cancelled') : refusal(turn, result)
  }),
}
