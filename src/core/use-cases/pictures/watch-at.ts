import { unlessAway } from '../../domain/errors.ts'
import { consentOf } from '../../domain/pictures/consent-of.ts'
import { watchedAt } from '../../domain/pictures/media-video.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { Instant } from '../../domain/time.ts'
import { linkedVideo, type LinkVideoNeeds } from './link-video.ts'

/**
 * Where people who are asked about a video watch it without access to the library: an address of that one file, else,
 * if the tenant lets Mary make none, the one in the library. Null: it is no video, its file is gone, or a person said
 * no; also while SharePoint does not answer, so that nobody waits for it.
 */
export async function watchAt(ports: LinkVideoNeeds, media: Media, at: Instant): Promise<string | null> {
  // Nobody may look at a video any more after a no.
  if (consentOf(media, at)?.answer === 'refused') return null
  const video = await unlessAway(() => linkedVideo(ports, media), null)
  const url = video && watchedAt(video)
  return url !== null && new URL(url).protocol === 'https:' ? url : null
}
