import type { SealedVariant } from '../../domain/channels/variant.ts'
import type { SealedVersion } from '../../domain/posts/post.ts'
import { withTranscript } from '../../domain/releases/with-transcript.ts'
import { type Release, releaseKey } from '../../domain/releases/release.ts'
import type { NetworkPicture, Outgoing } from '../../ports/networks.ts'
import type { Ports } from '../../ports.ts'

/** What is given to a network, out of what was sealed. Null: a picture's bytes are not those that were sealed. */
export async function outgoingOf(
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
