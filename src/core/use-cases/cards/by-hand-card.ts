import { type Change, refresh } from '../../change.ts'
import { isByHand, type Release } from '../../domain/releases/release.ts'

/**
 * Reminds a person of publishing by hand: once the hour of the release has passed, and whenever it changes after that.
 */
export function byHandCard({ postId, channel, at }: Pick<Release, 'postId' | 'channel' | 'at'>): Change[] {
  return at === null || !isByHand(channel) ? [] : [refresh({ card: 'by-hand', postId, channel }, at)]
}
