import { takePicture } from '../../../core/posts/editor/take-picture.ts'
import type { Answer } from '../../turn/answer.ts'
import { notComms, notice, refusal } from '../../turn/refusal.ts'
import type { Turn } from '../../turn/turn.ts'
import { verb, type Verbs } from '../../turn/verbs.ts'
import { filesOfNote } from '../files.ts'

/** *De laquelle parlez-vous ?*, after a picture that one of comms sent. */
export const pictureVerbs: Verbs = {
  'post.picture': verb(['postId', 'fileKey'], addPictures),
}

async function addPictures(turn: Turn, { postId, fileKey }: { postId: string; fileKey: string }): Promise<Answer> {
  const files = await filesOfNote(turn, fileKey)
  const post = await turn.ports.posts.byId(postId)
  if (!files || !post) return refusal(turn, { kind: 'not-found' })
  for (const { source } of files) {
    const result = source && (await takePicture(turn.ports, turn.actor, postId, source))
    if (result && result.kind !== 'added') return result.kind === 'not-comms' ? notComms(turn) : refusal(turn, result)
  }
  const seen = turn.ports.pictures.address('') !== null
  const open = { title: turn.look.words.text('common.open'), verb: 'post.edit', data: { postId } }
  return notice(
    turn,
    seen ? 'picture-added' : 'picture-unseen',
    { reference: post.reference },
    seen ? 'ok' : 'warning',
    [open],
  )
}
