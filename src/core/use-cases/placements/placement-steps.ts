import type { Change } from '../../change.ts'
import { type CardKind, isCardOf } from '../../domain/placements/placed-card.ts'
import { aboutCard, type Placement } from '../../domain/placements/placement.ts'
import type { SendOutcome } from '../../domain/send-outcome.ts'
import type { Instant } from '../../domain/time.ts'
import { doubtsChanged } from './tell-doubts.ts'

/** A card in the channel is placed again so often; each copy that did arrive costs its readers a look. */
const againMost = 6
/** Reminders: a second one does no harm, a missing one costs what it reminds of; nobody gets a fourth. */
const reminders = [
  'reminder',
  'soon',
  'call-reminder',
  'waiting',
  'agreement-reminder',
  'relay-reminder',
] as const satisfies CardKind[]
const remindedMost = 2

export function goesAgain({ key, to, again = 0 }: Placement): boolean {
  return again < (to.kind === 'channel' ? againMost : isCardOf(key, ...reminders) ? remindedMost : 0)
}

/** A card that has a place leaves a copy there; an unknown one counts its tries. */
export function stepFrom(before: Placement | null): Pick<Placement, 'again' | 'left'> {
  if (before === null) return {}
  const { state, to, conversationId, activityId, again = 0, left = [] } = before
  if (state !== 'placed' || conversationId === null || activityId === null)
    return { again: state === 'refused' ? again : again + 1, ...(left.length > 0 && { left }) }
  return { left: [...left, { to, conversationId, activityId }] }
}

/** Back to where it was before it moved; one that never arrived is placed anew. */
export function goBack({ left = [], ...row }: Placement): Change {
  const before = left.at(-1)
  if (!before) return { remove: 'placement', id: row.key, ifVersion: row.version }
  const others = left.slice(0, -1)
  return {
    save: 'placement',
    row: {
      ...row,
      ...before,
      version: row.version + 1,
      state: 'placed',
      leaseUntil: null,
      ...(others.length > 0 && { left: others }),
    },
    ifVersion: row.version,
  }
}

/** Whether the row is of this try: each try has its own lease, except one of unknown outcome. */
function isThisTry(present: Placement, { again, leaseUntil }: Placement): boolean {
  if ((present.again ?? 0) !== (again ?? 0)) return false
  return present.state === 'unknown' || (present.state === 'placing' && present.leaseUntil === leaseUntil)
}

/** Whether certainly nothing arrived. */
export function neverCame({ kind }: SendOutcome): boolean {
  return kind === 'throttled' || kind === 'failed' || kind === 'stop'
}

/**
 * A card that certainly did not arrive leaves no trace: the job tries again. A moved card stays where it was until the
 * new one has arrived; then the old one says where it went.
 */
export function settlement(present: Placement | null, row: Placement, outcome: SendOutcome, at: Instant): Change[] {
  const { key } = row
  const { left = [], ...known } = present ?? row
  const save = (change: Partial<Placement>): Change => {
    const version = present?.version ?? 0
    const kept = change.state !== 'placed' && left.length > 0 ? { left } : {}
    const now = { ...known, ...kept, version: version + 1, leaseUntil: null, updatedAt: at, ...change }
    return { save: 'placement', row: now, ifVersion: version }
  }
  if (outcome.kind === 'delivered') {
    const { conversationId, activityId } = outcome
    if (present?.state !== 'placed')
      return [
        save({ state: 'placed', conversationId, activityId }),
        ...(present?.state === 'unknown' ? [doubtsChanged] : []),
        ...left.map(({ to: _, ...copy }): Change => ({
          job: 'placement.retire',
          data: { key, ...copy, known: false },
        })),
      ]
    if (activityId === null || activityId === present.activityId) return []
    return [{ job: 'placement.retire', data: { key, conversationId, activityId, known: true } }]
  }
  // The outcome of another try is not this one's to record.
  if (!present || !isThisTry(present, row)) return []
  switch (outcome.kind) {
    case 'refused':
      if (left.length > 0) return [goBack(present)]
      return [save({ state: 'refused', reason: outcome.reason }), doubtsChanged]
    case 'unknown':
      return [
        save({ state: 'unknown' }),
        { journal: { verb: 'placement.unknown', actor: null, ...aboutCard(key) } },
        ...(goesAgain(present) ? [] : [doubtsChanged]),
      ]
    case 'throttled':
    case 'failed':
    case 'stop':
      return [goBack(present)]
  }
}
