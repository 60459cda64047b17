import type { OtherChannel } from '../channels/channel.ts'
import type { ClosedPicture } from '../posts/pictures/closed-pictures.ts'
import type { Post } from '../posts/post.ts'
import type { Release } from '../releases/release.ts'
import type { Instant } from '../time.ts'

/**
 * A release, and the words that were sealed for it. `byHand`: a person publishes on that channel. `closed`: its
 * pictures that may not be shown there. `awaits`: it is planned, and no row of it is there yet: before the last
 * visa, or in the moment after it.
 */
export type ReleaseSeen = {
  release: Release
  text: string
  byHand: boolean
  closed: ClosedPicture[]
  awaits?: 'visa' | 'row'
}

/** A channel that waits for its network: how many of its releases do. `over`: it answers again. */
export type ChannelSeen = { channel: OtherChannel; waiting: number; over: boolean }

export type ReleaseFaces = {
  /** Where a post is on its other channels. */
  releases: { post: Post; releases: ReleaseSeen[] }
  /** `since`: when it stopped; what stopped later, or goes on, is told on a card of its own. */
  'release-asks': { post: Post; channel: OtherChannel; since: Instant; seen: ReleaseSeen | null }
  'channel-silent': ChannelSeen
  'channel-held': ChannelSeen
  'channel-away': { since: Instant; over: boolean }
}
