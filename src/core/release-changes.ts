import type { ChannelHold } from './domain/releases/channel-hold.ts'
import type { Release } from './domain/releases/release.ts'
import type { PublicReplies } from './domain/releases/public-reply.ts'
import type { Instant } from './domain/time.ts'
import type { SiteChange } from './domain/releases/site-change.ts'

/** What became of posts elsewhere, one row a channel; channels that take nothing more; what the public said on them. */
export type ReleaseDocuments = { release: Release; channel_hold: ChannelHold; public_replies: PublicReplies }

/** Work that follows from releases. */
export type ReleaseJobs = {
  /** A post changed that goes elsewhere, or went: its releases follow. */
  'releases.follow': { postId: string }
  /** Brings a release to its network when its time has come, or learns what became of it. */
  'release.publish': { id: string }
  /** Writes the pictures of what a person puts there by hand to the SharePoint library. */
  'release.copies': { id: string }
  /** Tells another site what changed on Mary’s; `id`: of the release. */
  'site.webhook': { id: string; what: SiteChange; at: Instant }
  /** Reads what the public says on the networks, deletes what is too old, and asks for itself again. */
  'replies.read': Record<string, never>
}
