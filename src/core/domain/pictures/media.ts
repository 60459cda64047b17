import type { Named } from '../actor.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { Agreement } from './agreement.ts'
import type { ConsentAnswer } from './consent.ts'
import type { MediaVideo } from './media-video.ts'

/** What whoever knows the picture says of it; each has a rule (`consent-rules.ts`). */
export const pictureSettings = ['at-work', 'uniform'] as const
export type PictureSetting = (typeof pictureSettings)[number]

/** `of`: the copies (`pictureIds`) that it is about; absent: each of them, from before they were told apart. */
export type Answered = { answer: ConsentAnswer; by: Named; at: Instant; earlier?: true; of?: string[] }

/**
 * One picture or video, wherever it stands. Its id is the SHA-256, in hex, of the bytes that are served: the same bytes
 * are the same picture, and have the same answers. What posts, proposals and editions know of it is a copy (`Consent`).
 */
export type Media = {
  id: string
  version: number
  /** `VIS-2026-0042`. */
  reference: Reference
  kind: 'picture' | 'video'
  /** Mary’s copies of these bytes: one for each file that was sent. */
  pictureIds: string[]
  /** Of the file that came first. */
  name: string
  section: string | null
  firstAt: Instant
  firstBy: Named
  /** What was pressed last; null: nobody answered. `earlier`: before uses were told apart, all of them were meant. */
  answer: Answered | null
  /** What others said of copies that they sent: it still counts for these. */
  others?: Answered[]
  /** Of each person who was named; none: the answer stands for all of them. */
  agreements: Agreement[]
  settings?: PictureSetting[]
  /** Of a video. */
  video?: MediaVideo
  updatedAt: Instant
}

/** Whether settings mean something: not of what nobody can be recognised on, nor of what is closed for good. */
export function asksSettings({ answer, agreements }: Pick<Media, 'answer' | 'agreements'>): boolean {
  return agreements.length > 0 || (answer !== null && answer.answer !== 'nobody' && answer.answer !== 'refused')
}
