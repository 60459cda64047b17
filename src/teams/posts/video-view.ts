import { asKept, mayShow } from '../../core/domain/pictures/consent.ts'
import { judgedVideo, type PostVideo, transcriptMax, videoTitleMax } from '../../core/domain/posts/post-video.ts'
import { videoFault } from '../../core/domain/pictures/video-remarks.ts'
import type { Words } from '../../words.ts'
import { escapeLine } from '../cards/markdown.ts'
import { consentText } from '../pictures/consent-text.ts'

export const videoInputs = ['videoTitle', 'transcript', 'removeVideo'] as const

/** The video of a draft in its editor: none, or one. */
export function videosView(video: PostVideo | undefined, typed: Record<string, unknown>, words: Words) {
  if (!video) return []
  const fault = videoFault(judgedVideo(video))
  const kept = (input: string, own: string): string => (typeof typed[input] === 'string' ? typed[input] : own)
  return [
    {
      id: video.id,
      line: videoLine(video, words),
      untold: fault === null ? '' : words.text(`posts.editor.untold.${fault}`),
      title: kept('videoTitle', video.title),
      titleMost: videoTitleMax,
      transcript: kept('transcript', video.transcript ?? ''),
      transcriptMost: transcriptMax,
      consent: words.text('posts.editor.consent', { state: consentText(video, words) }),
      color: mayShow(video, 'internal', asKept) ? 'default' : 'attention',
    },
  ]
}

/** « ▶ Fête des voisins · 2 min 14 · sous-titres » */
export function videoLine(video: PostVideo, words: Words): string {
  const { title, facts, captions } = video
  const parts = [
    words.text('posts.sealed.video', { title: escapeLine(title) }),
    lengthText(facts.seconds, words),
    ...(captions || facts.embedded.length > 0 ? [words.text('posts.sealed.captions')] : []),
  ]
  return parts.join(' · ')
}

/** « 2 min 14 », to the second: so long it plays. */
function lengthText(seconds: number, words: Words): string {
  const all = Math.max(1, Math.round(seconds))
  const [m, s] = [Math.floor(all / 60), all % 60]
  if (m === 0) return words.text('posts.sealed.seconds', { s })
  return words.text('posts.sealed.minutes', { m, s: String(s).padStart(2, '0') })
}
