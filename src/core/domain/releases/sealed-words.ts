import { type SealedVariant, shownBeside } from '../channels/variant.ts'
import { closedPictures } from '../posts/pictures/closed-pictures.ts'
import type { Post } from '../posts/post.ts'
import { isAsSealed } from '../seal.ts'
import type { Instant } from '../time.ts'
import { type Release, sealedVariant } from './release.ts'

/** The words that were approved for it, byte for byte; null: what is kept makes another seal, or has none for it. */
export function wordsOf({ seal, channel }: Release, post: Post): SealedVariant | null {
  const version = post.sealed.find(one => one.seal === seal)
  return version && isAsSealed(version) ? sealedVariant(version, channel) : null
}

/**
 * What a person puts there by hand. `words` null: nothing, since what is kept is not what was approved, or (`lapsed`)
 * is approved no longer. `barred`: ids of its pictures that may not leave today.
 */
export type ByHand = { post: Post; release: Release; words: SealedVariant | null; barred: string[]; lapsed: boolean }

export function byHand(release: Release, post: Post, at: Instant): ByHand {
  const { copies, seal } = release
  const words = copies?.seal === seal && copies.altered ? null : wordsOf(release, post)
  const closed = closedPictures({ channel: release.channel, pictures: words ? shownBeside(words) : [] }, post, at)
  return { post, release, words, barred: closed.map(({ id }) => id), lapsed: false }
}

/** Whether files of pictures that may leave today do not lie in the library as they were approved. */
export function lacksCopies({ release: { copies, seal }, words, barred }: ByHand): boolean {
  const files = copies?.seal === seal ? copies.files : []
  return (words?.pictures ?? []).some(
    ({ id }) => !barred.includes(id) && !files.some(({ pictureId }) => pictureId === id),
  )
}
