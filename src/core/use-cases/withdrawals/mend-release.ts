import type { Withdrawal, WithdrawnPlace } from '../../domain/pictures/withdrawal.ts'
import type { Release } from '../../domain/releases/release.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { withRelease } from '../releases/row/release-row.ts'
import { donePlace, type Mended } from './mended.ts'

export type ReleaseMendNeeds = Pick<Ports, 'releases'>

/**
 * A release on a network or the site: corrected there without the picture, or without the transcript, like any
 * correction; edited where the network can edit, published anew where it cannot. One that is on its way is looked at
 * once it has arrived.
 */
export async function mendRelease(
  { releases }: ReleaseMendNeeds,
  { pictureIds }: Withdrawal,
  place: WithdrawnPlace,
  now: Instant,
): Promise<Mended> {
  const release = await releases.byId(place.id)
  if (!release || release.state === 'taken-back' || release.pending === 'take-back') return donePlace(place, now)
  const { state, left, without = [], held, refusal } = release
  if (left === null) return state === 'publishing' || state === 'unknown' ? null : donePlace(place, now)
  if (pictureIds.every(id => left.without?.includes(id))) return donePlace(place, now)
  if (pictureIds.every(id => without.includes(id)))
    return held === null && refusal === null ? null : { place: { ...place, state: 'to-do' }, changes: [] }
  const asked: Partial<Release> = {
    without: [...new Set([...without, ...pictureIds])],
    pending: 'correct',
    held: null,
    refusal: null,
  }
  return {
    place: { ...place, state: 'waits' },
    changes: [
      ...withRelease(release, asked, now).changes,
      { job: 'release.publish', data: { id: release.id }, at: now },
    ],
  }
}
