import { shownBeside } from '../../domain/channels/variant.ts'
import { mayLeave } from '../../domain/posts/may-leave.ts'
import type { SealedVersion } from '../../domain/posts/post.ts'
import { isMissedBy } from '../../domain/releases/next-look.ts'
import { type HoldReason, type Release, sealedVariant } from '../../domain/releases/release.ts'
import type { Instant } from '../../domain/time.ts'
import type { Network, Outgoing } from '../../ports/networks.ts'
import type { Ports } from '../../ports.ts'
import { approvedVersion } from '../broadcasts/approved-version.ts'
import { withoutPictures } from '../../domain/posts/without-pictures.ts'
import { outgoingOf } from './outgoing-of.ts'

export type LeaveNeeds = Pick<
  Ports,
  'posts' | 'validations' | 'channelHolds' | 'networks' | 'pictures' | 'sectionName' | 'now'
>
export type Ready =
  | { kind: 'ready'; network: Network; outgoing: Outgoing; version: SealedVersion }
  | { kind: 'hold'; because: HoldReason }
  /** Approved no longer, or another version is: its releases follow by themselves. */
  | { kind: 'waits' }

/** All that is judged just before words leave for the public, by what is true at this moment. */
export async function readyToLeave(ports: LeaveNeeds, release: Release): Promise<Ready> {
  const { postId, channel } = release
  const post = await ports.posts.byId(postId)
  if (!post) return { kind: 'waits' }
  const approved = await approvedVersion(ports, post)
  if (approved.kind === 'none') return { kind: 'waits' }
  if (approved.kind === 'broken') return { kind: 'hold', because: 'seal' }
  const { version } = approved
  if (version.seal !== release.seal) return { kind: 'waits' }
  const variant = sealedVariant(version, channel)
  // What is out is corrected where it is, though no more shall go there.
  if (!variant || (release.left === null && !goesThere(version, release))) return { kind: 'hold', because: 'seal' }
  const shown = release.left === null ? variant : withoutPictures(variant, release.without ?? [])
  const may = mayLeave({ channel, pictures: shownBeside(shown) }, post, ports.now())
  if (may.kind !== 'yes')
    return { kind: 'hold', because: may.closed.every(why => why === 'untold') ? 'video-untold' : 'consent' }
  const network = ports.networks[channel]
  if (!network) return { kind: 'hold', because: 'not-connected' }
  if (await ports.channelHolds.byId(channel)) return { kind: 'hold', because: 'unauthorized' }
  const outgoing = await outgoingOf(ports, release, version, shown, post.content.section)
  return outgoing ? { kind: 'ready', network, outgoing, version } : { kind: 'hold', because: 'seal' }
}

/** Its hour passed long ago, and nothing of it is out: somebody should still want it. */
export function isMissed({ at, left }: Release, now: Instant): boolean {
  return left === null && at !== null && isMissedBy(at, now)
}

function goesThere(version: SealedVersion, { channel }: Release): boolean {
  return version.elsewhere?.some(one => one.channel === channel) ?? false
}
