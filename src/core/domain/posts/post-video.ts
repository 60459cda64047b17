import type { Attachment } from '../initiatives/initiative.ts'
import { endingOf } from '../files/file-name.ts'
import type { Consent } from '../pictures/consent.ts'
import { type JudgedVideo, videoFault } from '../pictures/video-remarks.ts'
import type { VideoFacts } from '../pictures/video.ts'
import { cut } from '../text.ts'

export const videoTitleMax = 120
/** The words of ten minutes of speech. */
export const transcriptMax = 10_000

/**
 * The video of a post, of which there is one at most. Its bytes lie in SharePoint, at `url` (https), as they were sent.
 * `id`: the same for the same bytes. `name`: of its file; `title`: as people read it. `captions`: the file that lies
 * beside it; absent: none but what the video has within (`facts.embedded`). `transcript`: all that is said and shown.
 * `consent`, `gone`: as of a picture. `fileId`: of the message's file that comms sent; absent: it came with a proposal.
 */
export type PostVideo = {
  id: string
  digest: string
  consent: Consent | null
  gone?: true
  name: string
  title: string
  url: string
  fileId?: string
  facts: VideoFacts
  captions?: VideoCaptions
  transcript?: string
}

export type VideoCaptions = { name: string; url: string }

/** « fete-des-voisins.mp4 » is read as « fete des voisins », until somebody writes better. */
export function titleOfFile(name: string): string {
  const ending = endingOf(name)
  const stem = ending === '' ? name : name.slice(0, -ending.length - 1)
  return cut(stem.replace(/[-_\s]+/gu, ' ').trim() || name, videoTitleMax)
}

/** A file of the proposal as the video of the post; without what its bytes say it is none. */
export function videoOf({ name, picture, video, url, consent, gone }: Attachment): PostVideo | null {
  if (!picture || !video || url === null || gone) return null
  return { ...picture, consent, name, title: titleOfFile(name), url, facts: video }
}

/** The video as `videoFault` and `videoRemarks` judge it. */
export function judgedVideo({ captions, transcript = '', facts }: PostVideo): JudgedVideo {
  return { ...facts, captions: captions ? [captions.name] : [], transcript }
}

/** Whether people who do not hear it, or do not see it, get all of it; else it goes to no public channel. */
export function hasWords(video: PostVideo): boolean {
  return videoFault(judgedVideo(video)) === null
}
