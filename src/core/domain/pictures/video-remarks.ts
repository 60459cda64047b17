import type { VideoFacts } from './video.ts'

/** Nobody at work looks longer; in seconds. */
const videoSecondsAdvised = 10 * 60
/** Of its longer side, in pixels: below it what is written in a video cannot be read. A video may stand upright. */
const videoSideAdvised = 640
/** What Teams and every browser play without help. A file of H.265 stays black on most machines. */
const playedCodecs = ['avc', 'vp8', 'vp9', 'av1']

/**
 * A video, and what goes with it for people who do not see or hear it. `captions`: files of captions beside it.
 * `transcript`: all that is said and shown, in words.
 */
export type JudgedVideo = Pick<VideoFacts, 'seconds' | 'width' | 'height' | 'codec' | 'hasSound' | 'embedded'> & {
  captions: readonly string[]
  transcript: string
}

/** Such a video goes to no public channel: some people would have nothing of it. */
export type VideoFaultKey = 'video-untold' | 'video-silent-untold'
/** What is better mended, and keeps nobody from submitting. Keys under `remarks` in the locales. */
export type VideoRemarkKey =
  VideoFaultKey | 'video-no-captions' | 'video-no-transcript' | 'video-codec' | 'video-long' | 'video-narrow'

/**
 * RGAA 4.1 and 4.3; null: nothing that keeps it from the public. Where nothing is heard captions have nothing to say,
 * and words alone tell what is seen.
 */
export function videoFault({ hasSound, embedded, captions, transcript }: JudgedVideo): VideoFaultKey | null {
  if (transcript.trim() !== '') return null
  if (!hasSound) return 'video-silent-untold'
  return captions.length + embedded.length > 0 ? null : 'video-untold'
}

/** What is to be said of it as a hint, what keeps it from the public included. */
export function videoRemarks(video: JudgedVideo): VideoRemarkKey[] {
  const { seconds, width, height, codec } = video
  return [
    ...untold(video),
    ...(codec !== null && playedCodecs.includes(codec) ? [] : ['video-codec' as const]),
    ...(seconds > videoSecondsAdvised ? ['video-long' as const] : []),
    ...(Math.max(width, height) < videoSideAdvised ? ['video-narrow' as const] : []),
  ]
}

/** Of what is heard: captions for whoever does not hear it, and a transcript for whoever does not see it. */
function untold(video: JudgedVideo): VideoRemarkKey[] {
  const fault = videoFault(video)
  if (fault) return [fault]
  if (!video.hasSound) return []
  if (video.captions.length + video.embedded.length === 0) return ['video-no-captions']
  return video.transcript.trim() === '' ? ['video-no-transcript'] : []
}
