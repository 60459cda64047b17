import type { Change } from '../../change.ts'
import type { Shown } from '../../domain/faces/face.ts'
import type { PlacementKey } from '../../domain/placements/placed-card.ts'
import { aboutCard, type Placement } from '../../domain/placements/placement.ts'
import type { SendOutcome } from '../../domain/send-outcome.ts'
import { type Instant, later } from '../../domain/time.ts'
import type { NextTurn } from '../../ports/outside.ts'
import type { Ports } from '../../ports.ts'
import { mayLeave } from '../leaving/may-leave.ts'
import { sendCard } from '../leaving/send-card.ts'
import { neverCame, stepFrom } from './placement-steps.ts'

/** How long a send may take before nobody knows what became of it. */
const placingLeaseMs = 60_000

type Needs = Pick<Ports, 'commit' | 'messenger' | 'database' | 'capabilities' | 'now'>

/**
 * `placing` is written when the request has its turn and is about to leave: a card that waits for its turn when the
 * process dies never left, and its job goes on. Stale: another process placed it meanwhile, and nothing left.
 */
export async function sendPlacement(
  ports: Needs,
  key: PlacementKey,
  before: Placement | null,
  { to, face }: Shown,
  next?: NextTurn,
): Promise<{ row: Placement; outcome: SendOutcome } | 'stale'> {
  const mine: { row: Placement; written: 'no' | 'asked' | 'done' | 'stale' } = {
    row: { ...placing(key, to, before, ports.now()), leaseUntil: null },
    written: 'no',
  }
  const write = async (): Promise<boolean> => {
    if (mine.written !== 'no') return mine.written === 'done'
    mine.row = placing(key, to, before, ports.now())
    mine.written = 'asked'
    const told: Change[] =
      before?.state === 'unknown' ? [{ journal: { verb: 'placement.repeated', actor: null, ...aboutCard(key) } }] : []
    mine.written = await ports.commit({ save: 'placement', row: mine.row, ifVersion: before?.version ?? 0 }, ...told)
    return mine.written === 'done'
  }
  const card = { key, to, does: 'show' } as const
  // The turn may have come late: the gate is asked once more.
  const aboutToLeave = async (): Promise<boolean> =>
    (await mayLeave(ports, { road: 'card', ...card }, ports.messenger)).kind === 'leaves' && write()
  const outcome = await sendCard(ports, card, by => by.show({ key, to }, face, aboutToLeave, next))
  // A refusal before anything left is recorded all the same.
  if (!neverCame(outcome)) await write()
  return mine.written === 'stale' ? 'stale' : { row: mine.row, outcome }
}

function placing(key: PlacementKey, to: Placement['to'], before: Placement | null, at: Instant): Placement {
  return {
    key,
    version: (before?.version ?? 0) + 1,
    state: 'placing',
    to,
    conversationId: null,
    activityId: null,
    reason: null,
    leaseUntil: later(at, placingLeaseMs),
    ...stepFrom(before),
    updatedAt: at,
  }
}
