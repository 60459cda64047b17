import { type Closed, type HeldPicture, whyClosed } from '../pictures/consent.ts'
import type { PostPicture } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { PieceItem } from './edition.ts'
import type { LineVersion } from './line-post.ts'

/**
 * State of the edition. `submitted`: nobody has it yet, so that a picture deleted for any reason keeps it back.
 * `published`: a picture whose time is over, so that it was deleted, takes nothing back; one that a correction dropped
 * does.
 */
export type PrintedWhen = 'submitted' | 'published'

/** Which pictures printed of that version may no longer be shown. `known`: all pictures of its post. */
export function lostPictures(
  known: readonly PostPicture[],
  version: LineVersion,
  when: PrintedWhen,
  now: Instant,
): HeldPicture[] {
  const article = version.variants?.find(({ kind }) => kind === 'article')
  const printed = article ? article.pictures.map(({ digest }) => digest) : version.pictures
  return printed.flatMap(digest => {
    const copies = known.filter(one => one.digest === digest)
    const closed = copies.map(one => whyLost(one, when, now))
    if (closed.includes(null)) return []
    return [held(copies[0]?.name, closed[0] ?? 'gone')]
  })
}

export function picturesLost(...of: Parameters<typeof lostPictures>): number {
  return lostPictures(...of).length
}

/** The same for pieces, which are no posts. */
export function lostPiecePictures(
  { pictures }: Pick<PieceItem, 'pictures'>,
  when: PrintedWhen,
  now: Instant,
): HeldPicture[] {
  return pictures.flatMap(picture => {
    const why = whyLost(picture, when, now)
    return why === null ? [] : [held(picture.name, why)]
  })
}

export function piecePicturesLost(...of: Parameters<typeof lostPiecePictures>): number {
  return lostPiecePictures(...of).length
}

function held(name: string | undefined, why: Closed): HeldPicture {
  return { name: name ?? '', use: 'newspaper', why }
}

function whyLost({ consent, gone }: PostPicture, when: PrintedWhen, now: Instant): Closed | null {
  return whyClosed({ consent, ...(gone && when === 'submitted' && { gone }) }, 'newspaper', now)
}
