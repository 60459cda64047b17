import { named, type Named } from '../../domain/actor.ts'
import { type Consent, nextEnd } from '../../domain/pictures/consent.ts'
import { withAnswer, withCopy } from '../../domain/pictures/change-media.ts'
import { answerTo, consentOfCopy } from '../../domain/pictures/consent-of.ts'
import type { Answered, Media } from '../../domain/pictures/media.ts'
import type { MediaVideo } from '../../domain/pictures/media-video.ts'
import type { Instant } from '../../domain/time.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'

export type ArrivalNeeds = Pick<Ports, 'media' | 'newReference' | 'now'>

/**
 * `id`: Mary’s own copy of the bytes of that `digest`, or the video's id in posts. `section`: of the proposal or post
 * that it was sent for. `said`: what was declared of the file before its bytes came.
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
 * A picture comes to a holder: earlier answers about the same bytes count for it at once, and this commit changes the
 * row of the media, so that an answer at this very moment reaches the holder too.
 */
export async function arrivedMedia(
  ports: ArrivalNeeds,
  arrived: Arrived,
): Promise<{ media: Media; consent: Consent | null; changes: Change[] }> {
  const now = ports.now()
  const before = (await ports.media.byId(arrived.digest)) ?? (await newMedia(ports, arrived, now))
  const known = withCopy(before, arrived.id, arrived.by)
  const counts = countsBefore(answerTo(known, arrived.id), arrived.said ?? null)
  const media: Media = {
    ...(counts ? withAnswer(known, arrived.id, { answer: counts.answer, by: counts.by, at: counts.at }) : known),
    version: before.version + 1,
    ...(arrived.video && { video: arrived.video }),
    updatedAt: now,
  }
  const consent = consentOfCopy(media, arrived.id, now)
  const changes: Change[] = [
    { save: 'media', row: media, ifVersion: before.version },
    ...(counts ? [{ job: 'media.follow', data: { id: media.id } } as const, ...endsWith(media, now)] : []),
  ]
  return { media, consent, changes }
}

/** An answer given before the bytes came: it counts unless somebody else answered, or said no to all of it. */
function countsBefore(answer: Answered | null, said: Consent | null): Consent | null {
  return said !== null && (answer === null || (answer.by.id === said.by.id && answer.at < said.at)) ? said : null
}

/** The job that comes when the first use ends. */
export function endsWith(media: Media, now: Instant): Change[] {
  const { id, pictureIds } = media
  const ends = pictureIds.map(copy => nextEnd({ consent: consentOfCopy(media, copy, now) }, now))
  const [at] = ends.filter(end => end !== null).toSorted()
  return at === undefined ? [] : [{ job: 'media.end', data: { id }, at }]
}

/** A media without a row yet: its version is 0. */
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
