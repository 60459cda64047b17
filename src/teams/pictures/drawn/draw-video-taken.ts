import { isConsentOpen } from '../../../core/domain/pictures/consent.ts'
import type { VideoRefusal } from '../../../core/domain/pictures/video-refusal.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import { videoOfPost } from '../../../core/domain/posts/pictures/sort-pictures.ts'
import type { Card, Look } from '../../cards/card-templates.ts'
import type { DrawnCards } from '../../cards/drawn-card.ts'
import { drawNotice } from '../../cards/draw-notice.ts'
import { drawConsent } from './draw-consent.ts'

export const drawnVideos: DrawnCards<'video-taken'> = {
  'video-taken': {
    draw: drawVideoTaken,
    summary: ({ post }, { words }) =>
      words.text('summaries.video-taken', { reference: post.reference, title: post.content.title }),
  },
}

/** Words for a person who pressed some moments ago, and sent the file perhaps long before. */
const saidLater = { 'no-such-file': 'video-lost', 'not-comms': 'video-not-comms' } as const

/** Who is on the video that was put into the post; once that is answered, that it is there; or why it is not. */
function drawVideoTaken({ post, refused }: { post: Post; refused: VideoRefusal | null }, look: Look): Card {
  if (refused !== null) return drawNotice({ text: wordsOf(refused), tone: 'warning' }, look)
  const { id: postId, reference, content } = post
  const video = videoOfPost(post)
  if (video !== null && isConsentOpen(video)) {
    const { id: pictureId, name, consent } = video
    return drawConsent({ pictureId, initiativeId: null, postId, reference, title: content.title, name, consent }, look)
  }
  return drawNotice({ text: 'video-added', values: { reference }, tone: 'ok', buttons: [openPost(postId, look)] }, look)
}

function wordsOf(refused: VideoRefusal) {
  return refused === 'no-such-file' || refused === 'not-comms' ? saidLater[refused] : refused
}

/** *Ouvrir*, below what was put into a post. */
export function openPost(postId: string, { words }: Look) {
  return { title: words.text('common.open'), verb: 'post.edit', data: { postId }, dialog: true as const }
}
