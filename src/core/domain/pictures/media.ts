import type { Named } from '../actor.ts'
import type { Reference } from '../reference.ts'
import type { Instant } from '../time.ts'
import type { Agreement } from './agreement.ts'
import type { ConsentAnswer } from './consent.ts'
import type { MediaVideo } from './media-video.ts'

/** What a person who knows the picture declares about it; each setting has a rule (`consent-rules.ts`). */
export const pictureSettings = ['at-work', 'uniform'] as const
export type PictureSetting = (typeof pictureSettings)[number]

/** `of`: the copies (`pictureIds`) that the answer is about; absent: all of them, in older answers. */
export type Answered = { answer: ConsentAnswer; by: Named; at: Instant; earlier?: true; of?: string[] }

/**
 * One picture or video, wherever it is used. Its id is the SHA-256, in hex, of the bytes that are served: the same
 * bytes are the same picture, and have the same answers. Posts, proposals and editions keep a copy of these answers
 * (`Consent`).
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
  /**
   * What was pressed last; null: no answer. `earlier`: given before uses were told apart, so that it means them all.
   */
  answer: Answered | null
  /** What others answered for copies that they sent: it still counts for these. */
  others?: Answered[]
  /** One for each person who was named; none: the answer counts for everybody on it. */
  agreements: Agreement[]
  settings?: PictureSetting[]
  video?: MediaVideo
  updatedAt: Instant
}

/** Whether settings matter: not where nobody can be recognised, nor where the picture is closed for good. */
export function asksSettings({ answer, agreements }: Pick<Media, 'answer' | 'agreements'>): boolean {
  return agreements.length > 0 || (answer !== null && answer.answer !== 'nobody' && answer.answer !== 'refused')
}
