import { type Change, refresh } from '../../../change.ts'
import type { Named } from '../../../domain/actor.ts'
import type { HoldReason, Release } from '../../../domain/releases/release.ts'
import type { Instant } from '../../../domain/time.ts'
import { releaseEntry, withRelease } from './release-row.ts'

/** Nothing of it leaves until a person decides anew; a card of its own says so, except to the person who held it. */
export function heldChanges(release: Release, because: HoldReason, now: Instant, by: Named | null = null): Change[] {
  const { row, changes } = withRelease(
    release,
    { state: 'held', held: because, silentSince: null, silenceTold: false, by },
    now,
  )
  return [
    ...changes,
    releaseEntry('release.held', row, by, { because }),
    ...(because === 'stopped' || because === 'unauthorized' ? [] : [asksCard(row)]),
  ]
}

/** The card that asks for a decision; one for each time that it stops. */
export function asksCard({ postId, channel, updatedAt }: Release): Change {
  return refresh({ card: 'release-asks', postId, channel, since: updatedAt })
}
