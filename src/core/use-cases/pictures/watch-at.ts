import { Misconfigured, Unavailable } from '../../domain/errors.ts'
import { consentOf } from '../../domain/pictures/consent-of.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'

/**
 * Where a video is watched by whoever is asked about it, who need not read the library: an address of that one file,
 * else, where the tenant lets Mary make none, the one in the library. Null: it is none, its file is gone, or somebody
 * said no; nor while SharePoint does not answer, since whoever answers is not to be kept waiting for it.
 */
export async function watchAt(
  { libraryLinks }: Pick<Ports, 'libraryLinks'>,
  media: Media,
  at: Instant,
): Promise<string | null> {
  const { video } = media
  // Nobody looks any more at whom somebody said no of.
  if (!video || video.url === null || consentOf(media, at)?.answer === 'refused') return null
  try {
    const url = (await libraryLinks.share(video.folder, video.name)) ?? video.url
    return new URL(url).protocol === 'https:' ? url : null
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Misconfigured) return null
    throw error
  }
}
