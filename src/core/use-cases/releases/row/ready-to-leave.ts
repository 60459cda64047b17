import { shownBeside, type SealedVariant } from '../../../domain/channels/variant.ts'
import { Unavailable } from '../../../domain/errors.ts'
import type { SealedVersion } from '../../../domain/posts/post.ts'
import { isMissedBy } from '../../../domain/releases/next-look.ts'
import { type HoldReason, type Release, sealedVariant, releaseKey } from '../../../domain/releases/release.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Outgoing, NetworkPicture } from '../../../ports/networks.ts'
import type { Ports } from '../../../ports.ts'
import { approvedVersion } from '../../broadcasts/sealed/approved-version.ts'
import { mayLeave, type Roads } from '../../leaving/may-leave.ts'
import { withoutPictures } from '../../../domain/posts/variants/without-pictures.ts'
import { withTranscript } from '../../../domain/releases/with-transcript.ts'

export type LeaveNeeds = Pick<
  Ports,
  | 'posts'
  | 'validations'
  | 'channelHolds'
  | 'networks'
  | 'pictures'
  | 'sectionName'
  | 'database'
  | 'capabilities'
  | 'now'
>
export type Ready =
  | { kind: 'ready'; network: Roads['release']['by']; outgoing: Outgoing; version: SealedVersion }
  | { kind: 'hold'; because: HoldReason }
  /** No longer approved, or another version is: its releases follow by themselves. */
  | { kind: 'waits' }

/** Everything that is checked just before words leave for the public, as of this moment. */
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
  // A published release is corrected where it is, though no more may go there.
  if (!variant || (release.left === null && !goesThere(version, release))) return { kind: 'hold', because: 'seal' }
  const shown = release.left === null ? variant : withoutPictures(variant, release.without ?? [])
  const shows = { post, pictures: shownBeside(shown) }
  const may = await mayLeave(ports, { road: 'release', release, shows }, ports.networks[channel])
  if (may.kind === 'held') {
    // Planned as it was: it is neither given up nor asked about, and leaves once its channels are on again.
    if (may.why === 'switched-off') throw new Unavailable('held-switched-off')
    return { kind: 'hold', because: may.why }
  }
  if (await ports.channelHolds.byId(channel)) return { kind: 'hold', because: 'unauthorized' }
  const outgoing = await outgoingOf(ports, release, version, shown, post.content.section)
  return outgoing ? { kind: 'ready', network: may.by, outgoing, version } : { kind: 'hold', because: 'seal' }
}

/** Its hour passed long ago, and nothing of it is out: a person should still want it. */
export function isMissed({ at, left }: Release, now: Instant): boolean {
  return left === null && at !== null && isMissedBy(at, now)
}

function goesThere(version: SealedVersion, { channel }: Release): boolean {
  return version.elsewhere?.some(one => one.channel === channel) ?? false
}

/** What is given to a network, made of sealed contents. Null: the bytes of a picture are not the sealed ones. */
async function outgoingOf(
  { pictures, sectionName }: Pick<Ports, 'pictures' | 'sectionName'>,
  release: Release,
  version: SealedVersion,
  variant: SealedVariant,
  section: string | null,
): Promise<Outgoing | null> {
  const shown = await Promise.all(variant.pictures.map(one => sealedPicture(pictures, one)))
  if (shown.includes(null)) return null
  const { locale } = version.rendered
  const { title, summary, text, warning, link } = withTranscript(variant)
  return {
    key: releaseKey(release),
    postId: release.postId,
    at: release.startedAt ?? release.updatedAt,
    locale,
    title,
    summary,
    text,
    warning,
    link,
    pictures: shown.filter(one => one !== null),
    sections: section === null ? [] : [await sectionName(section)],
  }
}

async function sealedPicture(
  pictures: Ports['pictures'],
  { id, digest, alt }: SealedVariant['pictures'][number],
): Promise<NetworkPicture | null> {
  const kept = await pictures.shaped(id, null)
  return kept?.digest === digest ? { bytes: kept.bytes, contentType: kept.contentType, alt } : null
}
