import { filesOfNote } from '../files/files-of-note.ts'
import { isVideoFile } from '../../core/domain/initiatives/showable.ts'
import { orderVideo } from '../../core/use-cases/posts/pictures/prepare-video.ts'
import { takePicture } from '../../core/use-cases/posts/pictures/take-picture.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { targetOf } from './save-first.ts'
import { openPost } from '../pictures/drawn/draw-video-taken.ts'
import { askConsent, openQuestion } from '../pictures/ask-consent.ts'
import { orders } from '../turn/verb-facts.ts'

/** *De laquelle parlez-vous ?*, after a picture that one of comms sent. */
export const pictureVerbs = {
  'post.picture': verb(orders('uncounted'), ['postId', 'fileKey'], addPictures),
} satisfies Verbs

type Ids = { postId: string; fileKey: string }

async function addPictures(turn: Turn, { postId, fileKey }: Ids, fields: Record<string, unknown>): Promise<Answer> {
  const files = await filesOfNote(turn, fileKey)
  const post = await turn.ports.posts.byId(postId)
  if (!files || !post) return refusal(turn, { kind: 'not-found' })
  const corrects = targetOf(fields)
  let taken = post
  let isPreparing = false
  for (const file of files) {
    const result = isVideoFile(file)
      ? await orderVideo(turn.ports, turn.actor, { noteId: fileKey, fileId: file.id, postId, corrects })
      : await takePicture(turn.ports, turn.actor, postId, { ...file, corrects }, turn.settings)
    if (result.kind === 'preparing') isPreparing = true
    else if (result.kind !== 'added') return refusal(turn, result)
    if ('post' in result) taken = result.post
  }
  const open = openQuestion({ post: taken })
  if (isPreparing && files.every(isVideoFile)) return notice(turn, 'video-preparing', { reference: post.reference })
  if (open !== null) return askConsent(turn, { post: taken }, open)
  const button = openPost(postId, turn.look)
  if (files.every(isVideoFile)) return notice(turn, 'video-added', { reference: post.reference }, 'ok', [button])
  const seen = turn.ports.pictures.address({ on: 'masthead', id: '' }) !== null
  return notice(
    turn,
    seen ? 'picture-added' : 'picture-unseen',
    { reference: post.reference },
    seen ? 'ok' : 'warning',
    [button],
  )
}
