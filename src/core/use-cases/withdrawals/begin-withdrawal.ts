import { type Change, refresh } from '../../change.ts'
import { idFrom } from '../../domain/id-from.ts'
import type { Media } from '../../domain/pictures/media.ts'
import { type PictureUse, pictureUses } from '../../domain/pictures/use.ts'
import { dueOfWithdrawal, type Withdrawal, withdrawalKeptMs } from '../../domain/pictures/withdrawal.ts'
import { type Instant, later } from '../../domain/time.ts'
import { findPlaces, type PlaceNeeds } from './find-places.ts'

/**
 * What is committed beside the word of somebody who no longer agrees: one row that knows every place where the picture
 * stood, and the job that mends them. `uses`: to which they no longer agree; none: nothing follows.
 */
export async function withdrawalChanges(
  ports: PlaceNeeds,
  { id: mediaId, version, reference, name, pictureIds }: Media,
  uses: readonly PictureUse[],
  at: Instant,
): Promise<Change[]> {
  if (uses.length === 0) return []
  const id = idFrom('withdrawal', mediaId, String(version))
  const isWhole = pictureUses.every(use => uses.includes(use))
  const places = await findPlaces(ports, { pictureIds, uses, isWhole })
  const due = dueOfWithdrawal(at)
  const row: Withdrawal = {
    id,
    version: 1,
    mediaId,
    reference,
    name,
    pictureIds: [...pictureIds],
    uses: [...uses],
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
