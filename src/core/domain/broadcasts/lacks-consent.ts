import { picturesBlocked } from '../posts/sort-pictures.ts'
import type { Post } from '../posts/post.ts'
import type { Broadcast } from './broadcast.ts'

/**
 * Whether it would show a picture that may not be shown, whatever visas it has. What takes cards away, or says that
 * they are over, shows nothing new.
 */
export function lacksConsent({ kind }: Pick<Broadcast, 'kind'>, post: Post | null): boolean {
  return (kind === 'send' || kind === 'correct') && post !== null && picturesBlocked(post).length > 0
}
