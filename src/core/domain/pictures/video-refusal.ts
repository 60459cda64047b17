/** Why a video that comms sent was not put into a post. */
export const videoRefusals = [
  'closed',
  'one-video',
  'no-such-file',
  'video-too-big',
  'video-unread',
  'of-an-edition',
] as const
export type VideoRefusal = (typeof videoRefusals)[number]

export function isVideoRefusal(kind: string): kind is VideoRefusal {
  return videoRefusals.some(one => one === kind)
}
