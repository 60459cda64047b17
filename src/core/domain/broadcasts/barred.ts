import type { Post } from '../posts/post.ts'
import type { Instant } from '../time.ts'
import type { Broadcast } from './broadcast.ts'
import { lacksConsent } from './lacks-consent.ts'
import { outOfTime } from './start-time.ts'

export type Barred = { kind: 'no-consent' | 'event-over' | 'expired'; broadcast: Broadcast }

/** Why what was approved may reach nobody at that time, on any road and for any person who asks. */
export function barred(broadcast: Broadcast, post: Post | null, at: Instant, timeZone: string): Barred | null {
  if (lacksConsent(broadcast, post, at)) return { kind: 'no-consent', broadcast }
  const over = outOfTime(broadcast, post, at, timeZone)
  return over && { kind: over, broadcast }
}
