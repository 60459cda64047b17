import { day, elsewhere, instant, person, text } from './key-part.ts'

/** Cards of a post on other channels, and of the channels themselves. */
export const releaseKinds = {
  /** Where a post is on all its channels. */
  releases: { postId: text },
  /** A release that stopped at that instant, until somebody says what shall become of it. */
  'release-asks': { postId: text, channel: elsewhere, since: instant },
  /** A network that gives no clear answer, once a day; one that no longer takes Mary’s key, since then. */
  'channel-silent': { channel: elsewhere, day },
  'channel-held': { channel: elsewhere, since: instant },
  /** To an administrator: the common channel in Teams takes nothing since then. */
  'channel-away': { at: instant, person },
}
