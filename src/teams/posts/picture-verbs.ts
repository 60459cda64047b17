import { filesOfNote } from '../files/files-of-note.ts'
import { isVideoFile } from '../../core/domain/initiatives/showable.ts'
import { takeVideo } from '../../core/use-cases/posts/take-video.ts'
import { takePicture } from '../../core/use-cases/posts/take-picture.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { targetOf } from './save-first.ts'
import { askConsent, openQuestion } from '../pictures/ask-consent.ts'

/** *De laquelle parlez-vous ?*, after a picture that one of comms sent. */
export const pictureVerbs = {
  'post.picture': verb(['postId', 'fileKey'], addPictures),
} satisfies Verbs

type Ids = { postId: string; fileKey: string }

async function addPictures(turn: Turn, { postId, fileKey }: Ids, fields: Record<string, unknown>): Promise<Answer> {
  const files = await filesOfNote(turn, fileKey)
  const post = await turn.ports.posts.byId(postId)
  if (!files || !post) return refusal(turn, { kind: 'not-found' })
  let taken = post
  for (const file of files) {
    const sent = { ...file, corrects: targetOf(fields) }
    const take = isVideoFile(file) ? takeVideo : takePicture
    const result = await take(turn.ports, turn.actor, postId, sent, turn.settings)
    if (result.kind !== 'added') return result.kind === 'not-comms' ? notComms(turn) : refusal(turn, result)
    taken = result.post
  }
  const open = openQuestion({ post: taken })
  if (open !== null) return askConsent(turn, { post: taken }, open)
  const button = {
    title: turn.look.words.text('common.open'),
    verb: 'post.edit',
    data: { postId },
    dialog: true as const,
  }
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
