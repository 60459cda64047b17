import type { Change } from '../../../change.ts'
import { isByHand, type Release } from '../../../domain/releases/release.ts'
import { byHandCard } from '../../cards/by-hand-card.ts'

/** Changes for publishing by hand: its pictures as files, and a reminder after its hour. */
export function remindByHand(release: Release): Change[] {
  if (!isByHand(release.channel)) return []
  return [{ job: 'release.copies', data: { id: release.id } }, ...byHandCard(release)]
}
