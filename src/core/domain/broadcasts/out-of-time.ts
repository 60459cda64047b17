import { localDay } from '../working-time/local-time.ts'
import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { Broadcast } from './broadcast.ts'

/**
 * Why it would be pointless at that time: the day of its event is past, or its cards would say at once that they are
 * over.
 */
export function outOfTime(
  { kind, expiresOn }: Broadcast,
  post: Post | null,
  at: Instant,
  timeZone: string,
): 'event-over' | 'expired' | null {
  if (kind !== 'send') return null
  const day = localDay(at, timeZone)
  const event = post?.content.event ?? null
  if (event !== null && event.date < day) return 'event-over'
  return expiresOn !== null && expiresOn <= day ? 'expired' : null
}
