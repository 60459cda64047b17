import { mayShow } from '../pictures/consent.ts'
import type { PostPicture } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { PieceItem } from './edition.ts'
import type { LineVersion } from './line-post.ts'

/**
 * Of one line. `submitted`: nobody has it yet, so that what was deleted for any reason keeps it back. `published`: that
 * the time of a picture is over deletes it too, and takes nothing back; that a correction dropped it does.
 */
export type PrintedWhen = 'submitted' | 'published'

/** How many pictures that were printed of that version may stand there no more. `known`: all that its post has. */
export function picturesLost(
  known: readonly PostPicture[],
  version: LineVersion,
  when: PrintedWhen,
  now: Instant,
): number {
  const article = version.variants?.find(({ kind }) => kind === 'article')
  const printed = article ? article.pictures.map(({ digest }) => digest) : version.pictures
  const shown = new Set(known.flatMap(one => (stillShown(one, when, now) ? [one.digest] : [])))
  return printed.filter(digest => !shown.has(digest)).length
}

/** The same of what is no post. */
export function piecePicturesLost({ pictures }: Pick<PieceItem, 'pictures'>, when: PrintedWhen, now: Instant): number {
  return pictures.filter(picture => !stillShown(picture, when, now)).length
}

function stillShown({ consent, gone }: PostPicture, when: PrintedWhen, now: Instant): boolean {
  return mayShow({ consent, ...(gone && when === 'submitted' && { gone }) }, 'newspaper', now)
}
