import { consentOf } from '../../domain/pictures/consent-of.ts'
import type { Media } from '../../domain/pictures/media.ts'
import { lookPlace } from '../../domain/pictures/picture-place.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'

/** A list is looked at now; a placed card may be opened weeks later. */
export const lookMs = 60 * 60_000
export const askedLookMs = 90 * 24 * 60 * 60_000

/** The address at which one reader sees a picture that is published nowhere yet; null: none, or it is a video. */
export function lookAt(
  { pictures }: Pick<Ports, 'pictures'>,
  media: Pick<Media, 'kind' | 'pictureIds' | 'answer' | 'agreements'>,
  from: Instant,
  ms: number,
): string | null {
  const { kind, pictureIds } = media
  const [id] = pictureIds
  // Nobody may look at a picture any more after a no.
  if (consentOf(media, from)?.answer === 'refused') return null
  return kind === 'picture' && id !== undefined ? pictures.address(lookPlace(id, from, ms)) : null
}
