import { type Change, refresh } from '../../change.ts'
import { idFrom } from '../../domain/id-from.ts'
import { mayShow, mayShowAnywhere } from '../../domain/pictures/consent.ts'
import { consentOfCopy } from '../../domain/pictures/consent-of.ts'
import type { Media } from '../../domain/pictures/media.ts'
import { type PictureUse, pictureUses } from '../../domain/pictures/use.ts'
import { dueOfWithdrawal, type Withdrawal, withdrawalKeptMs } from '../../domain/pictures/withdrawal.ts'
import { type Instant, later } from '../../domain/time.ts'
import { findPlaces, type PlaceNeeds } from './find-places.ts'

/**
 * Changes to commit with one by which a picture may be used for less: a row that names every place of the picture, and
 * the job that removes it there. If nothing was lost: none. `before`: as it was read.
 */
export async function withdrawalChanges(
  ports: PlaceNeeds,
  before: Media,
  after: Media,
  at: Instant,
): Promise<Change[]> {
  const lost = new Map(before.pictureIds.map(copy => [copy, lostUses(before, after, copy, at)]))
  const pictureIds = before.pictureIds.filter(copy => lost.get(copy)!.length > 0)
  const uses = pictureUses.filter(use => pictureIds.some(copy => lost.get(copy)!.includes(use)))
  if (uses.length === 0) return []
  const { id: mediaId, version, reference, name } = before
  const id = idFrom('withdrawal', mediaId, String(version))
  const isWhole = !pictureIds.some(copy => mayShowAnywhere({ consent: consentOfCopy(after, copy, at) }, at))
  const places = await findPlaces(ports, { pictureIds, uses, isWhole })
  const due = dueOfWithdrawal(at)
  const row: Withdrawal = {
    id,
    version: 1,
    mediaId,
    reference,
    name,
    ...(before.kind === 'video' && { isVideo: true }),
    pictureIds,
    uses,
    at,
    due,
    places,
    remindedAt: null,
    updatedAt: at,
  }
  return [
    { save: 'withdrawal', row, ifVersion: 0 },
    { job: 'withdrawal.mend', data: { id } },
    { job: 'withdrawal.remind', data: { id }, at: due },
    { job: 'withdrawal.forget', data: { id }, at: later(at, withdrawalKeptMs) },
    refresh({ card: 'withdrawal', withdrawalId: id }),
  ]
}

/**
 * Uses for which it might be shown when its row last changed, and may no longer: somebody agreed to less, or an
 * agreement has ended meanwhile.
 */
function lostUses(before: Media, after: Media, copy: string, now: Instant): PictureUse[] {
  const then = before.updatedAt
  const [was, is] = [consentOfCopy(before, copy, then), consentOfCopy(after, copy, now)]
  return pictureUses.filter(use => mayShow({ consent: was }, use, then) && !mayShow({ consent: is }, use, now))
}
