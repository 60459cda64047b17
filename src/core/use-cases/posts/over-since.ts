import { expiryAt } from '../../domain/broadcasts/cards-expiry.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { isChanging, readTarget, truestBroadcast } from '../broadcasts/standing-broadcast.ts'

type Needs = Pick<Ports, 'broadcasts' | 'releases' | 'hours' | 'now'>

/**
 * Since when the cards of a post say that it is over, once all of them do, while the public has it nowhere; null: it is
 * not over.
 */
export async function overSince(ports: Needs, { id, state, broadcastId }: Post): Promise<Instant | null> {
  const read = state === 'broadcast' && broadcastId !== null ? await readTarget(ports, broadcastId) : null
  if (!read || isChanging(read.changing)) return null
  const { expiresOn } = truestBroadcast(read.target, read.changing)
  const at = expiresOn === null ? null : expiryAt(expiresOn, ports.hours)
  if (at === null || at > ports.now()) return null
  const isOut = (await ports.releases.ofPost(id)).some(one => one.state !== 'taken-back')
  return isOut ? null : at
}
