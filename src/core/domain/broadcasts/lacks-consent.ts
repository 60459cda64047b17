import { picturesBlocked } from '../posts/sort-pictures.ts'
import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { Broadcast } from './broadcast.ts'

/**
 * Whether it would show a picture that may not be shown, whatever visas it has. What takes cards away, or says that
 * they are over, shows nothing new; nor does what leaves without that picture.
 */
export function lacksConsent(
  { kind, rendered }: Pick<Broadcast, 'kind' | 'rendered'>,
  post: Post | null,
  at: Instant,
): boolean {
  if ((kind !== 'send' && kind !== 'correct') || post === null) return false
  return picturesBlocked(post, at).some(({ id }) => !rendered.without?.includes(id))
}
