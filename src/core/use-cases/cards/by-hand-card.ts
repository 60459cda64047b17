import { type Change, refresh } from '../../change.ts'
import { isByHand, type Release } from '../../domain/releases/release.ts'

/** The card that reminds of what is to be put there by hand: once its hour has passed, and whenever it changes then. */
export function byHandCard({ postId, channel, at }: Pick<Release, 'postId' | 'channel' | 'at'>): Change[] {
  return at === null || !isByHand(channel) ? [] : [refresh({ card: 'by-hand', postId, channel }, at)]
}
