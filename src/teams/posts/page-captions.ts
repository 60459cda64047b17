import { isComms, isOutside } from '../../core/domain/actor.ts'
import { captionVideo } from '../../core/use-cases/posts/pictures/caption-video.ts'
import { isUnderWay } from '../../core/use-cases/posts/writing/save-part.ts'
import { cleanText, cut, guid } from '../../core/domain/text.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { type PageFile, pageFileNameMost, type ReadFile } from './page-picture.ts'
import { type PostAnswer, refused, shown } from './post-pages.ts'
import { captionsPut } from './video-verbs.ts'
import { agreedTo, underWayText } from './write-page.ts'

/**
 * A file of captions that a page sends, to the video of its post, as *Mettre à la vidéo de PUB-…* does with one sent in
 * chat: with remarks on it. Null: the page names no post. May throw `Unavailable`.
 */
export async function takePageCaptions(
  turn: Turn,
  { postId, name: given, reopen }: PageFile,
  read: ReadFile,
): Promise<PostAnswer | null> {
  if (postId === null || !guid.test(postId)) return null
  if (isOutside(turn.actor)) return { kind: 'not-comms' }
  const { ports, actor, look } = turn
  const post = isComms(actor) ? await ports.posts.byId(postId) : null
  if (post && isUnderWay(post) && agreedTo(reopen ?? '', look.words) !== post.state)
    return { kind: 'under-way', text: underWayText(post, look.words) }
  const name = cut(cleanText(given), pageFileNameMost)
  const result = await captionVideo(ports, actor, postId, { id: '', name, source: null, bytes: read })
  if (result.kind === 'captioned') {
    const said = captionsPut(turn, result)
    return { ...(await shown(turn, 'saved', { post: result.post })), said: said.kind === 'note' ? said.text : '' }
  }
  return refused(turn, result.kind, refusal(turn, result, { name }))
}
