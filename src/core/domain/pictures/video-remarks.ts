import type { VideoFacts } from './video.ts'

/** People at work do not watch longer; in seconds. */
const videoSecondsAdvised = 10 * 60
/** Of the longer side, in pixels: in a smaller video, text cannot be read. A video may be upright. */
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

/** With such a fault a video goes to no public channel: some people would get nothing of it. */
export type VideoFaultKey = 'video-untold' | 'video-silent-untold'
/** Faults that should be mended, and keep nobody from submitting. Keys under `remarks` in the locales. */
export type VideoRemarkKey =
  VideoFaultKey | 'video-no-captions' | 'video-no-transcript' | 'video-codec' | 'video-long' | 'video-narrow'

/** RGAA 4.1 and 4.3; null: nothing keeps it from the public. A silent video needs no captions, but a transcript. */
export function videoFault({ hasSound, embedded, captions, transcript }: JudgedVideo): VideoFaultKey | null {
  if (transcript.trim() !== '') return null
  if (!hasSound) return 'video-silent-untold'
  return captions.length + embedded.length > 0 ? null : 'video-untold'
}

/** Remarks on a video, those that keep it from the public included. */
export function videoRemarks(video: JudgedVideo): VideoRemarkKey[] {
  const { seconds, width, height, codec } = video
  return [
    ...untold(video),
    ...(codec !== null && playedCodecs.includes(codec) ? [] : ['video-codec' as const]),
    ...(seconds > videoSecondsAdvised ? ['video-long' as const] : []),
    ...(Math.max(width, height) < videoSideAdvised ? ['video-narrow' as const] : []),
  ]
}

/** What a video with sound lacks: captions for people who do not hear it, a transcript for people who do not see it. */
function untold(video: JudgedVideo): VideoRemarkKey[] {
  const fault = videoFault(video)
  if (fault) return [fault]
  if (!video.hasSound) return []
  if (video.captions.length + video.embedded.length === 0) return ['video-no-captions']
  return video.transcript.trim() === '' ? ['video-no-transcript'] : []
}
