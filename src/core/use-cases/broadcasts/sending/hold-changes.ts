import { type Change, refresh } from '../../../change.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Broadcast } from '../../../domain/broadcasts/broadcast.ts'
import { heldPicturesMost, type Objection } from '../../../domain/broadcasts/objection.ts'
import { decisionCards } from '../decision-cards.ts'

/** Nothing leaves until a person decides anew, and a card of its own says so. */
export function holdChanges(
  broadcast: Broadcast,
  because: NonNullable<Broadcast['heldBecause']>,
  at: Instant,
  { about = '', pictures = [] }: Partial<Pick<Objection, 'about' | 'pictures'>> = {},
): Change[] {
  const { id, version, reference: subject, seal } = broadcast
  const { heldAbout: _before, heldPictures: _shown, ...rest } = broadcast
  const row: Broadcast = {
    ...rest,
    ...(about && { heldAbout: about }),
    ...(pictures.length > 0 && { heldPictures: pictures.slice(0, heldPicturesMost) }),
    version: version + 1,
    state: 'held',
    heldBecause: because,
    heldAt: at,
    scheduledFor: null,
    updatedAt: at,
  }
  return [
    { save: 'broadcast', row, ifVersion: version },
    { journal: { verb: 'broadcast.held', actor: null, subject, seal, details: { because, ...(about && { about }) } } },
    refresh({ card: 'broadcast', broadcastId: id }),
    ...decisionCards(broadcast, row),
  ]
}
