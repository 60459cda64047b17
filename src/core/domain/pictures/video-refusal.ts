import type { Instant } from '../time.ts'

/** Why a video that comms sent was not put into a post. */
export const videoRefusals = [
  'not-comms',
  'closed',
  'one-video',
  'no-such-file',
  'video-too-big',
  'video-unread',
  'of-an-edition',
] as const
export type VideoRefusal = (typeof videoRefusals)[number]

/** `at`: of the press that was refused; null: from a version of Mary that told the refusal of a file only once. */
export type RefusedVideo = { why: VideoRefusal; at: Instant | null }

export function isVideoRefusal(kind: string): kind is VideoRefusal {
  return videoRefusals.some(one => one === kind)
}
