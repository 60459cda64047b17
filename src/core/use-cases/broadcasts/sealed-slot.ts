import type { Ports } from '../../ports.ts'
import { currentVersion } from '../../domain/posts/post.ts'
import { type Instant, msBetween } from '../../domain/time.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'

/** How late « now » is still the time that was approved. */
export const slotGraceMs = 60 * 60_000

/** The time that the visas cover; null: free. Another one needs a new validation. */
export async function sealedSlot(ports: Pick<Ports, 'posts'>, broadcast: Broadcast): Promise<Instant | null> {
  const post = await ports.posts.byId(broadcast.postId)
  return (post && currentVersion(post)?.slot) ?? null
}

export function isSlotNow(slot: Instant, now: Instant): boolean {
  const late = msBetween(slot, now)
  return late >= 0 && late <= slotGraceMs
}
