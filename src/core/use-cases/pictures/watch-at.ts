import { unlessAway } from '../../domain/errors.ts'
import { consentOf } from '../../domain/pictures/consent-of.ts'
import { watchedAt } from '../../domain/pictures/media-video.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { Instant } from '../../domain/time.ts'
import { linkedVideo, type LinkVideoNeeds } from './link-video.ts'

/**
 * Where a video is watched by whoever is asked about it, who need not read the library: an address of that one file,
 * else, where the tenant lets Mary make none, the one in the library. Null: it is none, its file is gone, or somebody
 * said no; nor while SharePoint does not answer, since whoever answers is not to be kept waiting for it.
 */
export async function watchAt(ports: LinkVideoNeeds, media: Media, at: Instant): Promise<string | null> {
  // Nobody looks any more at whom somebody said no of.
  if (consentOf(media, at)?.answer === 'refused') return null
  const video = await unlessAway(() => linkedVideo(ports, media), null)
  const url = video && watchedAt(video)
  return url !== null && new URL(url).protocol === 'https:' ? url : null
}
