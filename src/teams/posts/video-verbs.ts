import { type CaptionResult, captionVideo } from '../../core/use-cases/posts/pictures/caption-video.ts'
import { captionLines } from '../files/captions-answer.ts'
import { filesOfNote } from '../files/files-of-note.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { orders } from '../turn/verb-facts.ts'

/** *Mettre à la vidéo de PUB-…*, below captions that were checked. */
export const videoVerbs = {
  'video.captions': verb(orders('uncounted'), ['postId', 'fileKey'], caption),
} satisfies Verbs

async function caption(turn: Turn, { postId, fileKey }: { postId: string; fileKey: string }): Promise<Answer> {
  const [file, ...others] = (await filesOfNote(turn, fileKey)) ?? []
  if (!file || others.length > 0) return refusal(turn, { kind: 'not-found' })
  const result = await captionVideo(turn.ports, turn.actor, postId, file)
  if (result.kind === 'captions-unread') return refusal(turn, { kind: 'captions-unread' }, { name: file.name })
  if (result.kind === 'not-comms') return notComms(turn)
  if (result.kind !== 'captioned') return refusal(turn, result)
  return captionsPut(turn, result)
}

/** That they are there now, with remarks on them. */
export function captionsPut(turn: Turn, { post, remarks }: Extract<CaptionResult, { kind: 'captioned' }>): Answer {
  const { reference } = post
  const list = captionLines(remarks, turn.look.words)
  if (list === '') return notice(turn, 'captions-put', { reference })
  return notice(turn, 'captions-put-noted', { reference, n: remarks.length, list }, 'warning')
}
