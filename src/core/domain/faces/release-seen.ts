import type { OtherChannel } from '../channels/channel.ts'
import type { ClosedPicture } from '../posts/pictures/closed-pictures.ts'
import type { Post } from '../posts/post.ts'
import type { Release } from '../releases/release.ts'
import type { Instant } from '../time.ts'

/**
 * A release, and the words that were sealed for it. `byHand`: a person publishes on that channel. `closed`: its
 * pictures that may not be shown there. `awaits`: it is planned and has no row yet: before the last visa, or in the
 * moment after it.
 */
export type ReleaseSeen = {
  release: Release
  text: string
  byHand: boolean
  closed: ClosedPicture[]
  awaits?: 'visa' | 'row'
}

/**
 * A channel that waits for its network; `waiting`: how many of its releases wait. `over`: the network answers again.
 */
export type ChannelSeen = { channel: OtherChannel; waiting: number; over: boolean }

export type ReleaseFaces = {
  /** The state of a post on its other channels. */
  releases: { post: Post; releases: ReleaseSeen[] }
  /** `since`: when it stopped; a later stop, or its end, is told on a card of its own. */
  'release-asks': { post: Post; channel: OtherChannel; since: Instant; seen: ReleaseSeen | null }
  'channel-silent': ChannelSeen
  'channel-held': ChannelSeen
  'channel-away': { since: Instant; over: boolean }
}
