import type { Change } from '../../change.ts'
import type { Instant } from '../../time.ts'
import type { Broadcast } from '../broadcast.ts'

/** Nothing leaves until a person decides anew. */
export function holdChanges(broadcast: Broadcast, because: NonNullable<Broadcast['heldBecause']>, at: Instant): Change[] {
  const { id, version, reference: subject, seal } = broadcast
  const row: Broadcast = { ...broadcast, version: version + 1, state: 'held', heldBecause: because, scheduledFor: null, updatedAt: at }
  return [
    { save: 'broadcast', row, ifVersion: version },
    { journal: { verb: 'broadcast.held', actor: null, subject, seal, details: { because } } },
    { job: 'placement.refresh', data: { key: `broadcast:${id}` } },
  ]
}
