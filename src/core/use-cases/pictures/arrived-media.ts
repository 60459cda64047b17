import type { Named } from '../../domain/actor.ts'
import { named } from '../../domain/actor.ts'
import { type Consent, nextEnd } from '../../domain/pictures/consent.ts'
import { consentOf } from '../../domain/pictures/consent-of.ts'
import type { Answered, Media } from '../../domain/pictures/media.ts'
import type { MediaVideo } from '../../domain/pictures/media-video.ts'
import type { Instant } from '../../domain/time.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'

export type ArrivalNeeds = Pick<Ports, 'media' | 'newReference' | 'now'>

/**
 * `id`: Mary’s own copy of the bytes of that `digest`, or what posts call the video. `section`: what it was sent for
 * is filed under. `said`: what was declared of the file before its bytes came.
 */
export type Arrived = {
  id: string
  digest: string
  name: string
  section: string | null
  by: Named
  kind?: Media['kind']
  video?: MediaVideo
  said?: Consent | null
}

/**
 * A picture goes to a holder: what is known of the same bytes is known of it at once, and this commit moves the row, so
 * that what is declared at this very moment reaches that holder too.
 */
export async function arrivedMedia(
  ports: ArrivalNeeds,
  arrived: Arrived,
): Promise<{ media: Media; consent: Consent | null; changes: Change[] }> {
  const now = ports.now()
  const before = (await ports.media.byId(arrived.digest)) ?? (await newMedia(ports, arrived, now))
  const { pictureIds, answer } = before
  const counts = countsBefore(answer, arrived.said ?? null)
  const media: Media = {
    ...before,
    ...(counts && { answer: { answer: counts.answer, by: counts.by, at: counts.at } }),
    version: before.version + 1,
    pictureIds: pictureIds.includes(arrived.id) ? pictureIds : [...pictureIds, arrived.id],
    ...(arrived.video && { video: arrived.video }),
    updatedAt: now,
  }
  const consent = consentOf(media, now)
  const changes: Change[] = [
    { save: 'media', row: media, ifVersion: before.version },
    ...(counts ? [{ job: 'media.follow', data: { id: media.id } } as const, ...endsWith(media, consent, now)] : []),
  ]
  return { media, consent, changes }
}

/** What was said of a file before its bytes came: it counts where nobody else answered for the same bytes. */
function countsBefore(answer: Answered | null, said: Consent | null): Consent | null {
  return said !== null && (answer === null || (answer.by.id === said.by.id && answer.at < said.at)) ? said : null
}

/** The job that comes when the first use ends. */
export function endsWith({ id }: Media, consent: Consent | null, now: Instant): Change[] {
  const at = nextEnd({ consent }, now)
  return at === null ? [] : [{ job: 'media.end', data: { id }, at }]
}

/** Of version 0: nobody keeps it yet. */
export async function newMedia(
  { newReference }: Pick<Ports, 'newReference'>,
  { id, digest, name, section, by, kind = 'picture' }: Arrived,
  at: Instant,
): Promise<Media> {
  return {
    id: digest,
    version: 0,
    reference: await newReference('VIS', digest),
    kind,
    pictureIds: [id],
    name,
    section,
    firstAt: at,
    firstBy: named(by),
    answer: null,
    agreements: [],
    updatedAt: at,
  }
}
