import { asKept, mayShow } from '../../../core/domain/pictures/consent.ts'
import { judgedVideo, type PostVideo, transcriptMax, videoTitleMax } from '../../../core/domain/posts/post-video.ts'
import { videoFault } from '../../../core/domain/pictures/video-remarks.ts'
import type { Words } from '../../../words.ts'
import type { Look } from '../../cards/card-templates.ts'
import { isOn } from '../../cards/switched-on.ts'
import { escapeLine, plainText } from '../../cards/markdown.ts'
import { consentSoFar } from '../../pictures/drawn/consent-text.ts'
import type { PageVideo } from './written-post.ts'

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
      consent: words.text('posts.editor.consent', { state: consentSoFar(video, words) }),
      color: mayShow(video, 'internal', asKept) ? 'default' : 'attention',
    },
  ]
}

/** The same on the page, where texts are plain and the inputs' values are with all others. */
export function pageVideos(drawn: ReturnType<typeof videosView>, video: PostVideo | undefined, look: Look) {
  const { words } = look
  const isInside = !isOn('networks', look) && !isOn('site', look)
  return drawn.map(({ id, line, untold, consent, color }): PageVideo => ({
    id,
    line: plainText(line),
    // There is no public channel that it could miss.
    untold: isInside ? '' : plainText(untold),
    captions: video ? captionsText(video, words) : '',
    consent: plainText(consent),
    isAllowed: color === 'default',
  }))
}

/** The captions of a video, or that it has none; a silent one needs none. */
function captionsText({ captions, facts }: PostVideo, words: Words): string {
  if (captions) return words.text('tab.written.captions.file', { name: captions.name })
  if (facts.embedded.length > 0) return words.text('tab.written.captions.within')
  return words.text(`tab.written.captions.${facts.hasSound ? 'none' : 'silent'}`)
}

/** « ▶ Fête des voisins · 2 min 14 · sous-titres » */
export function videoLine(video: PostVideo, words: Words): string {
  const { title, facts, captions } = video
  const parts = [
    words.text('posts.sealed.video', { title: escapeLine(title) }),
    lengthText(facts.seconds, words),
    // A player shows embedded captions; a file beside the video is announced as a file only.
    ...(facts.embedded.length > 0
      ? [words.text('posts.sealed.captions')]
      : captions
        ? [words.text('posts.sealed.captionsBeside')]
        : []),
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
