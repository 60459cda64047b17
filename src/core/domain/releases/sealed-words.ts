import { type SealedVariant, shownBeside } from '../channels/variant.ts'
import { closedPictures } from '../posts/pictures/closed-pictures.ts'
import type { Post } from '../posts/post.ts'
import { isAsSealed } from '../seal.ts'
import type { Instant } from '../time.ts'
import { type Release, sealedVariant } from './release.ts'

/**
 * The words that were approved for this release, byte for byte; null: the kept version does not match its seal, or has
 * no words for that channel.
 */
export function wordsOf({ seal, channel }: Release, post: Post): SealedVariant | null {
  const version = post.sealed.find(one => one.seal === seal)
  return version && isAsSealed(version) ? sealedVariant(version, channel) : null
}

/**
 * A release that a person publishes by hand. `words` null: there are none to show, since the kept version is not the
 * approved one, or (`lapsed`) is no longer approved. `barred`: ids of its pictures that may not leave today.
 */
export type ByHand = { post: Post; release: Release; words: SealedVariant | null; barred: string[]; lapsed: boolean }

export function byHand(release: Release, post: Post, at: Instant): ByHand {
  const { copies, seal } = release
  const words = copies?.seal === seal && copies.altered ? null : wordsOf(release, post)
  const closed = closedPictures({ channel: release.channel, pictures: words ? shownBeside(words) : [] }, post, at)
  return { post, release, words, barred: closed.map(({ id }) => id), lapsed: false }
}

/** Whether the library lacks the approved file of a picture that may leave today. */
export function lacksCopies({ release: { copies, seal }, words, barred }: ByHand): boolean {
  const files = copies?.seal === seal ? copies.files : []
  return (words?.pictures ?? []).some(
    ({ id }) => !barred.includes(id) && !files.some(({ pictureId }) => pictureId === id),
  )
}
