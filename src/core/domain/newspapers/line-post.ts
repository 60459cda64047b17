import type { Post, PostPicture, SealedVersion } from '../posts/post.ts'
import { isSettled } from '../posts/sent-post.ts'
import type { Reference } from '../reference.ts'
import type { Validation } from '../validations/validation.ts'

/** What is printed of a version: never its card. */
export type LineVersion = Pick<SealedVersion, 'seal' | 'pictures' | 'variants'>

/** What a line of the flat plan shows of its post. */
export type LinePost = Pick<Post, 'id' | 'state' | 'creator' | 'validationId'> & {
  /** What its card says. */
  words: Pick<Post['content'], 'title' | 'summary' | 'body'>
  /** All pictures that it was ever given: on its card, beside it, and on cards that are being corrected. */
  pictures: PostPicture[]
  isCorrecting: boolean
  /** The validation of what leaves; null: it was never submitted. */
  validation: Pick<Validation, 'state' | 'seal'> | null
  /** The versions that were asked for, and that of its validation. Of their variants the article alone. */
  versions: LineVersion[]
}

/** A post that may be put into an edition and is in none. `section`: of posts. */
export type ReadyPost = { postId: string; reference: Reference; title: string; section: string | null }

/** The version that may be printed now; null: none. Whether it matches its seal is checked where it is printed. */
export function approvedIn({ state, isCorrecting, validation, versions }: LinePost): LineVersion | null {
  if (!isSettled({ state, isCorrecting }) || validation?.state !== 'approved') return null
  return versions.find(({ seal }) => seal === validation.seal) ?? null
}
