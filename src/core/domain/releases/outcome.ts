import type { BroadcastState } from '../broadcasts/broadcast.ts'
import type { Outcome } from '../channels/channel-tally.ts'
import type { Instant } from '../time.ts'
import type { ReleaseState } from './release.ts'

/** How every figure, card and export counts a release. Null: nothing is approved yet, so there is no row. */
export function outcomeOf(state: ReleaseState | null): Outcome {
  switch (state) {
    case null:
    case 'planned':
    case 'publishing':
      return 'planned'
    case 'published':
    case 'taken-back':
      return 'published'
    case 'held':
    case 'refused':
      return 'blocked'
    case 'declared':
    case 'unknown':
      return state
  }
}

/** The same on Teams: it is out once its first card left. */
export function outcomeOnTeams(send: { state: BroadcastState; startedAt: Instant | null } | null): Outcome {
  if (send === null) return 'planned'
  if (send.startedAt !== null) return 'published'
  return send.state === 'held' ? 'blocked' : 'planned'
}
