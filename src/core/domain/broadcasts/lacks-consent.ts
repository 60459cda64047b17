import { picturesBlocked } from '../posts/pictures/sort-pictures.ts'
import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import { type HeldPicture, whyClosed } from '../pictures/consent.ts'
import type { Broadcast } from './broadcast.ts'
import type { Objection } from './objection.ts'

type Shown = Pick<Broadcast, 'kind' | 'rendered'>

/**
 * Which pictures it would show that may not be shown, whatever its visas. A broadcast that takes cards away, or says
 * that they are over, shows no new picture; nor does one that leaves without that picture.
 */
export function heldPictures({ kind, rendered }: Shown, post: Post | null, at: Instant): HeldPicture[] {
  if ((kind !== 'send' && kind !== 'correct') || post === null) return []
  const shown = picturesBlocked(post, at).filter(picture => !rendered.without?.includes(picture.id))
  return shown.map(picture => {
    return { name: picture.name ?? '', use: 'internal', why: whyClosed(picture, 'internal', at) ?? 'gone' }
  })
}

/** Whether there is such a picture. */
export function lacksConsent(broadcast: Shown, post: Post | null, at: Instant): boolean {
  return heldPictures(broadcast, post, at).length > 0
}

/** What keeps the broadcast back because of such pictures; null: there are none. */
export function withoutConsent(broadcast: Shown, post: Post | null, at: Instant): Objection | null {
  const pictures = heldPictures(broadcast, post, at)
  return pictures.length > 0 ? { because: 'no-consent', about: '', pictures } : null
}
