import type { Named } from '../../domain/actor.ts'
import type { Change } from '../../change.ts'
import type { JournalEntry } from '../../domain/journal/journal.ts'
import type { Reference } from '../../domain/reference.ts'
import type { Instant } from '../../domain/time.ts'
import type { Broadcast } from '../../domain/broadcasts/broadcast.ts'

export type ChangeBirth = { id: string; reference: Reference; at: Instant; sentBy: Named | null }

/**
 * A broadcast that takes the cards of another one away, or says on them that they are over. `standing`: whose words
 * they bear.
 */
export function newChange(
  kind: 'take-back' | 'expire',
  target: Broadcast,
  standing: Broadcast,
  birth: ChangeBirth,
): Broadcast {
  const { at, ...born } = birth
  const { moved: _, ...words } = standing
  return {
    ...words,
    ...born,
    version: 1,
    kind,
    targetId: target.id,
    state: 'planning',
    heldBecause: null,
    check: null,
    scheduledFor: null,
    confirmation: null,
    firstBy: null,
    resent: 0,
    dropped: null,
    correctedAt: standing.kind === 'correct' ? standing.startedAt : null,
    planned: null,
    frozenDigest: null,
    paused: null,
    report: null,
    unreachable: null,
    startedAt: null,
    finishedAt: null,
    createdAt: at,
    updatedAt: at,
  }
}

/** It starts at once: its cards and its work, to be committed with whatever else changes. */
export function startChange(broadcast: Broadcast, details: JournalEntry['details']): Change[] {
  const { id, reference: subject, seal, sentBy } = broadcast
  return [
    { save: 'broadcast', row: broadcast, ifVersion: broadcast.version - 1 },
    { journal: { verb: 'broadcast.started', actor: sentBy, subject, seal, details } },
    { job: 'broadcast.plan', data: { id } },
    { job: 'placement.refresh', data: { key: `broadcast:${id}` } },
  ]
}
